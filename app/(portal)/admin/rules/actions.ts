'use server';
import { redirect } from 'next/navigation';
import { paths } from '@/lib/domain/paths';
import { rightAction } from '@/lib/server/actions/form-action';
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

export const startRuleDraft = rightAction(
  'manage_rules',
  startDraftInput,
  (input, actor) => startDraft(actor, input),
  paths.adminRulesVersion,
);

export const saveProgramRules = rightAction(
  'manage_rules',
  editProgramInput,
  (input, actor) => editProgramRules(actor, input),
  paths.adminRulesVersion,
);

export const saveLimits = rightAction('manage_rules', editLimitsInput, (input, actor) => editLimits(actor, input));

export const addRuleLine = rightAction('manage_rules', addLineInput, async (input, actor) => {
  if (input.press === 'look') return previewLine(actor, input);
  const saved = await addLine(actor, input);
  if (!saved.ok) return saved;
  redirect(paths.adminRulesProgram(input.version, input.program));
});

export const removeRuleLine = rightAction('manage_rules', removeLineInput, (input, actor) => removeLine(actor, input));

export const addRuleCase = rightAction(
  'manage_rules',
  addCaseInput,
  (input, actor) => addCase(actor, input),
  ({ version, id }) => paths.adminRulesCase(version, id),
);

export const saveRuleCase = rightAction(
  'manage_rules',
  editCaseInput,
  (input, actor) => editCase(actor, input),
  paths.adminRulesCases,
);

export const removeRuleCase = rightAction(
  'manage_rules',
  removeCaseInput,
  (input, actor) => removeCase(actor, input),
  paths.adminRulesCases,
);

export const sendRules = rightAction('manage_rules', versionInput, (input, actor) => sendDraft(actor, input));

export const approveRuleVersion = rightAction('manage_rules', approveInput, (input, actor) =>
  approveRules(actor, input),
);

export const returnRuleVersion = rightAction('manage_rules', returnInput, (input, actor) => returnRules(actor, input));
