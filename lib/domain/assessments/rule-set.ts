// The shape of a recommendation rule table: gates, need, capacity, caps. A table is data with a version; it can be
// stored, read by people and compared. Nothing here may name where residents come from; C4 is a custody workload figure.
import { z } from 'zod';
import { agencyTypeSchema } from '@/lib/domain/agencies/agency-type-schema';
import { concernSchema } from '@/lib/domain/concern-schemas';
import { programCodeSchema } from '@/lib/domain/programs/program-code';

const text = z.string().min(1).max(300);
const code = z.string().max(20);
const word = z.string().max(40);
const points = z.number().min(0).max(100);
const concernsOf = z.array(concernSchema).min(1).max(10);

const atom = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('severityAtLeast'), concern: concernSchema, is: z.number().int().min(1).max(4) }),
  z.strictObject({ kind: z.literal('anyConcern') }),
  z.strictObject({ kind: z.literal('answer'), code, is: z.union([z.boolean(), word]) }),
  z.strictObject({ kind: z.literal('answerIn'), code, in: z.array(word).min(1).max(20) }),
  z.strictObject({ kind: z.literal('answerNot'), code, not: word }),
  z.strictObject({ kind: z.literal('listHas'), code, any: z.array(word).min(1).max(20) }),
  z.strictObject({ kind: z.literal('listNotEmpty'), code }),
  z.strictObject({ kind: z.literal('figureAtLeast'), code, is: z.number() }),
  z.strictObject({ kind: z.literal('figureBelow'), code, is: z.number() }),
  z.strictObject({ kind: z.literal('notCounted'), code }),
  z.strictObject({ kind: z.literal('agencyType'), in: z.array(agencyTypeSchema).min(1).max(16) }),
  z.strictObject({ kind: z.literal('agencyTypeNot'), not: z.array(agencyTypeSchema).min(1).max(16) }),
  z.strictObject({ kind: z.literal('swornAgency') }),
  z.strictObject({ kind: z.literal('recommended'), of: z.array(programCodeSchema).min(1).max(16) }),
  z.strictObject({ kind: z.literal('switchedOn') }),
]);

/** One plain test of a fact. */
export type Atom = z.infer<typeof atom>;

/** The shape of a condition. */
export const condition = z.union([
  atom,
  z.strictObject({ kind: z.literal('all'), of: z.array(atom).min(1).max(10) }),
  z.strictObject({ kind: z.literal('any'), of: z.array(atom).min(1).max(10) }),
]);

/** A test, or several joined by "and" or "or"; never nested deeper, so that a person can read it. */
export type Condition = z.infer<typeof condition>;

const termId = z.string().max(60);

/** The shape of a line of need or capacity. */
export const term = z.discriminatedUnion('kind', [
  /** Points grow with the highest severity among the concerns. */
  z.strictObject({ id: termId, kind: z.literal('severity'), of: concernsOf, points }),
  z.strictObject({ id: termId, kind: z.literal('nexus'), of: concernsOf, documented: points, suspected: points }),
  z.strictObject({ id: termId, kind: z.literal('trend'), of: concernsOf, points }),
  /** `says` finishes "… points when", `lacks` is a whole sentence for the case that it is not so. */
  z.strictObject({ id: termId, kind: z.literal('when'), if: condition, points, says: text, lacks: text }),
  /** The first step whose `from` is reached gives its points; steps stand from high to low. */
  z.strictObject({
    id: termId,
    kind: z.literal('steps'),
    code,
    steps: z
      .array(z.strictObject({ from: z.number(), points }))
      .min(1)
      .max(10),
    below: points,
    noun: text,
  }),
  z.strictObject({ id: termId, kind: z.literal('choice'), code, points: z.record(word, points), noun: text }),
]);

export type Term = z.infer<typeof term>;

/** The shape of a gate. */
export const gate = z.strictObject({
  id: termId,
  question: code,
  if: condition,
  /** What the gate asks for, as a whole sentence. */
  asks: text,
  /** The same when it is not so, as a whole sentence. */
  fails: text,
  /** What would open it, as an instruction to the reader. */
  unlock: text,
});

export type Gate = z.infer<typeof gate>;

/** The shape of a limit on need. */
export const cap = z.strictObject({ id: termId, if: condition, at: points, sentence: text });

export type Cap = z.infer<typeof cap>;

export const programRule = z.strictObject({
  code: programCodeSchema,
  /** SCORED: need and capacity. SERVICE: offered or not. MANUAL: a case by hand. ROUTED: belongs to a state body. */
  mode: z.enum(['SCORED', 'SERVICE', 'MANUAL', 'ROUTED']),
  /** The ICE capacity question without which the program cannot be recommended (flag S6). */
  supervisor: z.enum(['I1', 'I2']).nullable(),
  gates: z.array(gate).max(20),
  need: z.array(term).max(20),
  capacity: z.array(term).max(20),
  caps: z.array(cap).max(5),
  /** Programs without delegation that are shown beside a delegating one. */
  alternatives: z.array(programCodeSchema).max(16),
});

export type ProgramRule = z.infer<typeof programRule>;

export const ruleSet = z.strictObject({
  version: z.string().max(20),
  /** Programs an administrator has switched on although they are off by default. */
  switchedOn: z.array(programCodeSchema).max(16),
  bands: z.strictObject({ need: points, consider: points, capacity: points }),
  programs: z.array(programRule).min(1).max(16),
});

/** A whole rule table of one version. */
export type RuleSet = z.infer<typeof ruleSet>;

const asksForSwitch = (rule: ProgramRule) => JSON.stringify(rule).includes('"kind":"switchedOn"');

/** The programs that are switched on and have a rule that asks for it. Other switches never change a result. */
export function askedSwitches(rules: RuleSet): ProgramRule['code'][] {
  return rules.programs.flatMap((rule) =>
    rules.switchedOn.includes(rule.code) && asksForSwitch(rule) ? [rule.code] : [],
  );
}
