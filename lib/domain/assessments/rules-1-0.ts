// Rule table, version 1.0. Never edited once an evaluation was stored under it: a change is a new version.
import type { ProgramCode } from '@/lib/domain/programs/program-code';
import type { RuleSet } from './rule-set';
import { custodyRules } from './rules-1-0-custody';
import { customsRules } from './rules-1-0-customs';
import { delegationRules } from './rules-1-0-delegation';
import { removalRules } from './rules-1-0-removal';
import { taskForceRules } from './rules-1-0-task-forces';

export const rules10: RuleSet = {
  version: '1.0',
  switchedOn: [],
  bands: { need: 60, consider: 35, capacity: 50 },
  programs: [...taskForceRules, ...customsRules, ...custodyRules, ...delegationRules, ...removalRules],
};

/** The same table with programs switched on that are off by default, such as the 287(g) task force model. */
export function withSwitchedOn(rules: RuleSet, codes: readonly ProgramCode[]): RuleSet {
  return { ...rules, switchedOn: [...codes] };
}
