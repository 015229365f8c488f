'use server';
import { paths } from '@/lib/domain/paths';
import { rightAction } from '@/lib/server/actions/form-action';
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

export const startDraft = rightAction(
  'manage_templates',
  versionInput,
  (input, actor) => startTemplateDraft(actor, input),
  ({ key, version }) => paths.adminTemplateVersion(key, version),
);

export const saveHead = rightAction('manage_templates', editHeadInput, (input, actor) =>
  editTemplateHead(actor, input),
);

export const arrange = rightAction('manage_templates', arrangeInput, (input, actor) => arrangeClause(actor, input));

export const addClause = rightAction(
  'manage_templates',
  addClauseInput,
  (input, actor) => addTemplateClause(actor, input),
  ({ key, version, id }) => paths.adminTemplateClause(key, version, id),
);

export const saveClause = rightAction('manage_templates', editClauseInput, (input, actor) =>
  editTemplateClause(actor, input),
);

export const discardDraft = rightAction(
  'manage_templates',
  discardInput,
  (input, actor) => discardTemplateDraft(actor, input),
  paths.adminTemplate,
);

export const sendDraft = rightAction('manage_templates', sendInput, (input, actor) => sendTemplate(actor, input));

export const approveVersion = rightAction('manage_templates', approveInput, (input, actor) =>
  approveTemplate(actor, input),
);

export const returnVersion = rightAction('manage_templates', returnInput, (input, actor) =>
  returnTemplate(actor, input),
);
