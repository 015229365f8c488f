import 'server-only';
import { type Answer, type AnswerSet, answer } from '@/lib/domain/assessments/answer';
import { answerErrors } from '@/lib/domain/assessments/answer-form';
import type { Evaluation } from '@/lib/domain/assessments/evaluation';
import { canonicalInput, type EvaluationInput, toEvaluationInput } from '@/lib/domain/assessments/evaluation-input';
import type { AssessmentPart } from '@/lib/domain/assessments/question';
import { canonicalJson, sha256Hex } from '@/lib/server/audit/append';
import { Prisma } from '@/lib/server/db/generated/client';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { concernRowsOf, correctedRows } from '@/lib/server/requests/concern-findings';

// The stored answers of an assessment as the domain reads them.

type StoredAnswer = NonNullable<RequestCase['assessment']>['answers'][number];
type Answered = { assessment: { answers: readonly StoredAnswer[] } | null };

/** A stored answer, or a stored revision of one, as the domain knows it. */
export const toAnswer = (row: Pick<StoredAnswer, 'value' | 'basis' | 'source' | 'period' | 'note'>): Answer =>
  answer.parse({
    value: row.value,
    ...(row.basis === null ? {} : { basis: row.basis }),
    ...(row.source === '' ? {} : { source: row.source }),
    ...(row.period === '' ? {} : { period: row.period }),
    ...(row.note === '' ? {} : { note: row.note }),
  });

/** One answer as its columns. */
export const answerColumns = ({ value, basis, source = '', period = '', note = '' }: Answer) => ({
  value: value === null ? Prisma.JsonNull : value,
  basis: basis ?? null,
  source,
  period,
  note,
});

/** The answers of one part, by question code. */
export const partAnswers = (row: Answered, part: AssessmentPart): AnswerSet =>
  Object.fromEntries(
    (row.assessment?.answers ?? []).filter((one) => one.part === part).map((one) => [one.questionCode, toAnswer(one)]),
  );

/**
 * The answers an evaluation rests on: the agency's own, corrected by field findings where the visit found otherwise,
 * and ICE's answers about its capacity. The agency's answers themselves are never overwritten.
 */
export const agreedAnswers = (row: Answered): AnswerSet => ({
  ...partAnswers(row, 'SELF'),
  ...partAnswers(row, 'FIELD'),
  ...partAnswers(row, 'ICE'),
});

/**
 * The codes for which the rules read a finding of the field visit and not the agency's own answer; of the table of
 * concerns the rows that were corrected, as B.GANG and so on.
 */
export const correctedCodes = (row: Answered): ReadonlySet<string> => {
  const [own, found] = [partAnswers(row, 'SELF'), partAnswers(row, 'FIELD')];
  const worth = (answer: Answer | undefined) => canonicalJson([answer?.value ?? null, answer?.basis ?? null]);
  const codes = Object.entries(found).flatMap(([code, finding]) => {
    if (code !== 'B') return worth(own[code]) === worth(finding) ? [] : [code];
    const rows = correctedRows(concernRowsOf(own[code]?.value), concernRowsOf(finding.value));
    return rows.map(({ concern }) => `B.${concern}`);
  });
  return new Set(codes);
};

/** The input of the rules from an assessment as it stands. */
export const evaluationInputOf = (row: Pick<RequestCase, 'assessment' | 'agency'>): EvaluationInput =>
  toEvaluationInput(row.agency.type, agreedAnswers(row));

/** SHA-256 of the canonical input under a rule version: tells whether an evaluation is still current. */
export const inputHashOf = (
  input: EvaluationInput,
  { ruleVersion, switchedOn }: Pick<Evaluation, 'ruleVersion' | 'switchedOn'>,
): string => sha256Hex(canonicalInput(input, ruleVersion, switchedOn));

/** Codes of what keeps a part from being complete. */
export const missingCodes = (row: Pick<RequestCase, 'assessment' | 'agency'>, part: AssessmentPart): string[] => {
  const own = partAnswers(row, part);
  // Conditions such as "if you operate a jail" hang on the agency's answers, whichever part asks.
  const answers = part === 'SELF' ? own : { ...conditionAnswers(row), ...own };
  const formVersion = row.assessment?.formVersion;
  const codes = answerErrors(answers, part, { formVersion }).map(({ code }) => code);
  return [...new Set(codes)];
};

const conditionAnswers = (row: Pick<RequestCase, 'assessment' | 'agency'>): AnswerSet => partAnswers(row, 'SELF');
