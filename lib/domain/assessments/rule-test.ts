// Test cases of a rule table: an input, and what the rules have to say about it. No table is approved while one fails
// or a scored program stands in none.
import { z } from 'zod';
import { type ProgramCode, programCodeSchema } from '@/lib/domain/programs/program-code';
import { bandLabel, bands, type Evaluation } from './evaluation';
import type { RuleSet } from './rule-set';

const score = z.number().min(0).max(100);

export const expectedOutcome = z.strictObject({
  band: z.enum(bands, 'Choose a band from the list.'),
  need: score.optional(),
  capacity: score.optional(),
});

/** By program; a program that is left out is not checked. */
export const expectedOutcomes = z.partialRecord(programCodeSchema, expectedOutcome);

export type ExpectedOutcomes = z.infer<typeof expectedOutcomes>;

const figure = (value: number | null | undefined) =>
  value === null || value === undefined ? 'none' : value.toLocaleString('en-US', { maximumFractionDigits: 2 });

// Sums of fractions may differ in the last bit from what a person can type.
const equal = (expected: number | undefined, found: number | null) =>
  expected === undefined || (found !== null && Math.abs(expected - found) < 1e-6);

/** What an evaluation says otherwise than expected, one sentence for each difference; empty when the case passes. */
export function differencesOf(expected: ExpectedOutcomes, evaluation: Evaluation): string[] {
  return Object.entries(expected).flatMap(([code, wanted]) => {
    const found = evaluation.programs.find((program) => program.code === code);
    if (!found) return [`${code}: expected ${bandLabel(wanted.band)}, but the table has no such program.`];
    return [
      ...(found.band === wanted.band
        ? []
        : [`${code}: expected ${bandLabel(wanted.band)}, came to ${bandLabel(found.band)}.`]),
      ...(equal(wanted.need, found.need)
        ? []
        : [`${code}: expected need ${figure(wanted.need)}, came to ${figure(found.need)}.`]),
      ...(equal(wanted.capacity, found.capacity)
        ? []
        : [`${code}: expected capacity ${figure(wanted.capacity)}, came to ${figure(found.capacity)}.`]),
    ];
  });
}

/** What an evaluation says about every program, as the start of a new test case. */
export function expectedFrom(evaluation: Evaluation): ExpectedOutcomes {
  return Object.fromEntries(
    evaluation.programs.map(({ code, band, need, capacity }) => [
      code,
      { band, ...(need === null ? {} : { need }), ...(capacity === null ? {} : { capacity }) },
    ]),
  );
}

/** The scored programs that no test case checks. */
export function uncovered(rules: RuleSet, cases: readonly { expected: ExpectedOutcomes }[]): ProgramCode[] {
  return rules.programs
    .filter(({ mode, code }) => mode === 'SCORED' && !cases.some(({ expected }) => expected[code] !== undefined))
    .map(({ code }) => code);
}
