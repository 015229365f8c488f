// Rule tables of one or two lines: what an evaluation does with a rule shows better than in the whole table.
import { evaluate } from '@/lib/domain/assessments/evaluate';
import type { EvaluationAnswer, EvaluationInput } from '@/lib/domain/assessments/evaluation-input';
import type { Gate, ProgramRule, RuleSet, Term } from '@/lib/domain/assessments/rule-set';
import { rules10 } from '@/lib/domain/assessments/rules-1-0';
import type { Concern, Nexus, Severity, Trend } from '@/lib/domain/concerns';
import { programIn } from '@/tests/support/evaluations';

type Value = EvaluationAnswer['value'];

/** Answers by code; figures among them are counted. */
export const countedAnswers = (values: Record<string, Value>): Record<string, EvaluationAnswer> =>
  Object.fromEntries(Object.entries(values).map(([code, value]) => [code, { value, basis: 'COUNTED' }]));

/** Ratings of concerns, each as severity, trend and cross-border link. */
export const ratings = (...rows: [Concern, Severity, Trend, Nexus][]): EvaluationInput['concerns'] =>
  Object.fromEntries(rows.map(([concern, severity, trend, nexus]) => [concern, { severity, trend, nexus }]));

/** What a sheriff answers. */
export const sheriff = (values: Record<string, Value> = {}, concerns: EvaluationInput['concerns'] = {}) =>
  ({ agencyType: 'SHERIFF', answers: countedAnswers(values), concerns }) satisfies EvaluationInput;

/** A rule without a line, with the parts that a test is about. */
export const aRule = (parts: Partial<ProgramRule> = {}): ProgramRule => ({
  ...{ code: 'OCS', mode: 'SCORED', supervisor: null, gates: [], need: [], capacity: [], caps: [], alternatives: [] },
  ...parts,
});

/** A line that a sheriff always earns. */
export const earns = (points: number, id = `earns-${points}`): Term => ({
  ...{ id, kind: 'when', points, says: `${id} is so`, lacks: `${id} is not so.` },
  if: { kind: 'agencyType', in: ['SHERIFF'] },
});

/** A line that a sheriff never earns. */
export const lacks = (points: number, id = `lacks-${points}`): Term => ({
  ...{ id, kind: 'when', points, says: `${id} is so`, lacks: `${id} is not so.` },
  if: { kind: 'agencyTypeNot', not: ['SHERIFF'] },
});

/** A line that waits for the answer to a question. */
export const asks = (points: number, code: string): Term => ({
  ...{ id: `asks-${code}`, kind: 'when', points, says: `${code} is so`, lacks: `${code} is not so.` },
  if: { kind: 'answer', code, is: true },
});

/** A gate that opens when a question is answered yes. */
export const aGate = (question: string): Gate => ({
  ...{ id: `gate-${question}`, question, if: { kind: 'answer', code: question, is: true } },
  asks: `${question} is so.`,
  fails: `${question} is not so.`,
  unlock: `Mend ${question}.`,
});

/** A rule that recommends to every sheriff. */
export const recommends = (parts: Partial<ProgramRule> = {}): ProgramRule =>
  aRule({ need: [earns(60)], capacity: [earns(50)], ...parts });

/** A table of these rules, with the bands of table 1.0. */
export const tableOf = (...programs: ProgramRule[]): RuleSet => ({ ...rules10, version: 'small', programs });

/** What the rule by itself says. */
export const judged = (rule: ProgramRule, input: EvaluationInput = sheriff()) =>
  programIn(evaluate(input, tableOf(rule)), rule.code);
