// What an evaluation reads: agency type, answers by question code, concerns. The same schema serves the public finder,
// the API and the stored assessment. A bare number counts as counted; what is left out is missing, never "no".
import canonicalize from 'canonicalize';
import { z } from 'zod';
import type { AgencyType } from '@/lib/domain/agencies/agency-type';
import { agencyTypeSchema } from '@/lib/domain/agencies/agency-type-schema';
import { concernSchema, nexusSchema, severitySchema, trendSchema } from '@/lib/domain/concern-schemas';
import { type Basis, type Concern, concerns, type Nexus, type Severity, type Trend } from '@/lib/domain/concerns';
import type { ProgramCode } from '@/lib/domain/programs/program-code';
import { type AnswerSet, type AnswerValue, answerSchema } from './answer';
import { needsBasis, type Question } from './question';
import { coreQuestions } from './question-bank';

export type ConcernRating = { readonly severity: Severity; readonly trend: Trend; readonly nexus: Nexus };

export type EvaluationAnswer = { readonly value: AnswerValue; readonly basis?: Basis };

export type EvaluationInput = {
  readonly agencyType: AgencyType;
  readonly answers: Readonly<Record<string, EvaluationAnswer>>;
  readonly concerns: Readonly<Partial<Record<Concern, ConcernRating>>>;
};

const isAnswerObject = (given: unknown): given is object =>
  typeof given === 'object' && given !== null && 'value' in given;

/** A bare value becomes an answer; a bare figure is counted. Month numbers and the like become their option. */
function toAnswer(question: Question, given: unknown): unknown {
  if (isAnswerObject(given)) return given;
  if (needsBasis(question)) return { value: given, basis: 'COUNTED' };
  return { value: question.type === 'ENUM' && typeof given === 'number' ? String(given) : given };
}

const answersShape = Object.fromEntries(
  coreQuestions
    .filter((question) => question.type !== 'CONCERNS')
    .map((question) => [
      question.code,
      z.preprocess(
        (given) => (given === undefined ? given : toAnswer(question, given)),
        answerSchema(question).optional(),
      ),
    ]),
);

const ratingShape = z.strictObject({
  severity: severitySchema,
  trend: trendSchema.default('FLAT'),
  nexus: nexusSchema.default('NONE'),
});

/** Checks and completes an input from outside. Unknown codes and values are refused with the path of each. */
export const evaluationInput = z
  .strictObject({
    agencyType: agencyTypeSchema,
    answers: z.strictObject(answersShape),
    concerns: z.partialRecord(concernSchema, ratingShape),
  })
  .refine(({ agencyType, answers }) => answers.A1 === undefined || answers.A1.value === agencyType, {
    path: ['answers', 'A1'],
    error: 'Answer A1 and the agency type differ. Send the same in both, or leave A1 out.',
  })
  .transform(
    ({ agencyType, answers, concerns: rated }): EvaluationInput => ({
      agencyType,
      answers: bareAnswers(answers),
      concerns: rated,
    }),
  );

/** Only what rules read: value and basis. Source, period and note never change a result. */
function bareAnswers(
  answers: Readonly<Record<string, EvaluationAnswer | undefined>>,
): Record<string, EvaluationAnswer> {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([code, given]) =>
      given === undefined
        ? []
        : [[code, given.basis === undefined ? { value: given.value } : { value: given.value, basis: given.basis }]],
    ),
  );
}

/** The input of an evaluation from the answers of an assessment; the table of concerns (question B) becomes ratings. */
export function toEvaluationInput(agencyType: AgencyType, answers: AnswerSet): EvaluationInput {
  const { B: table, ...others } = answers;
  const rows = Array.isArray(table?.value) ? table.value : [];
  const rated = rows.flatMap((row) =>
    typeof row === 'string'
      ? []
      : [[row.concern, { severity: row.severity, trend: row.trend, nexus: row.nexus }] as const],
  );
  return { agencyType, answers: bareAnswers(others), concerns: Object.fromEntries(rated) };
}

const unrated: ConcernRating = { severity: 0, trend: 'FLAT', nexus: 'NONE' };

/** The rating of a concern; one that was left out has severity 0. */
export function ratingOf(given: EvaluationInput['concerns'], concern: Concern): ConcernRating {
  return given[concern] ?? unrated;
}

/**
 * The canonical JSON (RFC 8785) of an input under a rule version, for hashing: equal inputs give equal text, whatever
 * the order of their keys. Programs that were switched on for it belong to the input; where none was, nothing is said.
 */
export function canonicalInput(
  input: EvaluationInput,
  ruleVersion: string,
  switchedOn: readonly ProgramCode[] = [],
): string {
  const { agencyType, answers } = input;
  const rated = Object.fromEntries(concerns.map((concern) => [concern, ratingOf(input.concerns, concern)]));
  const switches = switchedOn.length === 0 ? {} : { switchedOn: [...switchedOn].sort() };
  const text = canonicalize({ ruleVersion, agencyType, answers: bareAnswers(answers), concerns: rated, ...switches });
  if (text === undefined) throw new TypeError('An evaluation input always has a canonical form.');
  return text;
}
