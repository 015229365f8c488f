'use server';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { paths } from '@/lib/domain/paths';
import { formAction } from '@/lib/server/actions/form-action';
import {
  addClauseInput,
  addTemplateClause,
  editClauseInput,
  editTemplateClause,
} from '@/lib/server/templates/template-clauses';
import {
  arrangeClause,
  arrangeInput,
  discardInput,
  discardTemplateDraft,
  editHeadInput,
  editTemplateHead,
  startTemplateDraft,
} from '@/lib/server/templates/template-drafts';
import {
  approveInput,
  approveTemplate,
  returnInput,
  returnTemplate,
  sendInput,
  sendTemplate,
} from '@/lib/server/templates/template-review';
import { versionInput } from '@/lib/server/templates/template-rows';

const administrator = () => requireRight('manage_templates');

export const startDraft = formAction(
  versionInput,
  async (input) => startTemplateDraft(await administrator(), input),
  ({ key, version }) => paths.adminTemplateVersion(key, version),
);

export const saveHead = formAction(editHeadInput, async (input) => editTemplateHead(await administrator(), input));

export const arrange = formAction(arrangeInput, async (input) => arrangeClause(await administrator(), input));

export const addClause = formAction(
  addClauseInput,
  async (input) => addTemplateClause(await administrator(), input),
  ({ key, version, id }) => paths.adminTemplateClause(key, version, id),
);

export const saveClause = formAction(editClauseInput, async (input) =>
  editTemplateClause(await administrator(), input),
);

export const discardDraft = formAction(
  discardInput,
  async (input) => discardTemplateDraft(await administrator(), input),
  paths.adminTemplate,
);

export const sendDraft = formAction(sendInput, async (input) => sendTemplate(await administrator(), input));

export const approveVersion = formAction(approveInput, async (input) => approveTemplate(await administrator(), input));

export const returnVersion = formAction(returnInput, async (input) => returnTemplate(await administrator(), input));
