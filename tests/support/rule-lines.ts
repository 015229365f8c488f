import { type LineSetup, readLineSetup } from '@/lib/domain/assessments/rule-line-kinds';
import type { ProgramRule, RuleSet } from '@/lib/domain/assessments/rule-set';
import { rules10 } from '@/lib/domain/assessments/rules-1-0';

// For tests of the lines that administrators add to a table of rules.

/** The rule of a program. */
export const ruleOf = (code: string, rules: RuleSet = rules10): ProgramRule => {
  const rule = rules.programs.find((one) => one.code === code);
  if (!rule) throw new Error(`The table has no ${code}.`);
  return rule;
};

/** A choice of a kind and of what it reads that the portal takes. */
export const setupOf = (kind: string, reads: readonly string[] = [], join = 'all'): LineSetup => {
  const read = readLineSetup(kind, reads, join);
  if (!read.ok) throw new Error(read.message);
  return read.setup;
};

/** The words of a line. */
export const words = { says: 'it is so', lacks: 'It is not so.' };
