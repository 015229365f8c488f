'use server';
import { redirect } from 'next/navigation';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { paths } from '@/lib/domain/paths';
import { formAction } from '@/lib/server/actions/form-action';
import {
  addCase,
  addCaseInput,
  editCase,
  editCaseInput,
  removeCase,
  removeCaseInput,
} from '@/lib/server/assessments/rule-cases';
import {
  editLimits,
  editLimitsInput,
  editProgramInput,
  editProgramRules,
  startDraft,
  startDraftInput,
} from '@/lib/server/assessments/rule-drafts';
import { addLine, addLineInput, previewLine, removeLine, removeLineInput } from '@/lib/server/assessments/rule-lines';
import {
  approveInput,
  approveRules,
  returnInput,
  returnRules,
  sendDraft,
  versionInput,
} from '@/lib/server/assessments/rule-review';

const administrator = () => requireRight('manage_rules');

export const startRuleDraft = formAction(
  startDraftInput,
  async (input) => startDraft(await administrator(), input),
  paths.adminRulesVersion,
);

export const saveProgramRules = formAction(
  editProgramInput,
  async (input) => editProgramRules(await administrator(), input),
  paths.adminRulesVersion,
);

export const saveLimits = formAction(editLimitsInput, async (input) => editLimits(await administrator(), input));

export const addRuleLine = formAction(addLineInput, async (input) => {
  const actor = await administrator();
  if (input.press === 'look') return previewLine(actor, input);
  const saved = await addLine(actor, input);
  if (!saved.ok) return saved;
  redirect(paths.adminRulesProgram(input.version, input.program));
});

export const removeRuleLine = formAction(removeLineInput, async (input) => removeLine(await administrator(), input));

export const addRuleCase = formAction(
  addCaseInput,
  async (input) => addCase(await administrator(), input),
  ({ version, id }) => paths.adminRulesCase(version, id),
);

export const saveRuleCase = formAction(
  editCaseInput,
  async (input) => editCase(await administrator(), input),
  paths.adminRulesCases,
);

export const removeRuleCase = formAction(
  removeCaseInput,
  async (input) => removeCase(await administrator(), input),
  paths.adminRulesCases,
);

export const sendRules = formAction(versionInput, async (input) => sendDraft(await administrator(), input));

export const approveRuleVersion = formAction(approveInput, async (input) => approveRules(await administrator(), input));

export const returnRuleVersion = formAction(returnInput, async (input) => returnRules(await administrator(), input));
