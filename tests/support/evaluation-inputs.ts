// Generators of evaluation inputs for property tests: complete ones, and ones with answers taken away.
import fc from 'fast-check';
import { agencyTypes } from '@/lib/domain/agencies/agency-type';
import type { EvaluationAnswer, EvaluationInput } from '@/lib/domain/assessments/evaluation-input';
import type { Question } from '@/lib/domain/assessments/question';
import { coreQuestions } from '@/lib/domain/assessments/question-bank';
import { concerns, nexuses, severities, trends } from '@/lib/domain/concerns';

const basis = fc.constantFrom('COUNTED' as const, 'ESTIMATED' as const, 'UNKNOWN' as const);

const countUpTo = (max: number) =>
  fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: Math.min(max, 30_000) }));

function givenTo(question: Question): fc.Arbitrary<EvaluationAnswer> {
  switch (question.type) {
    case 'INT':
      return fc.record({ value: countUpTo(question.max), basis });
    case 'SPLIT': {
      const part = question.parts[0]?.value ?? '';
      return fc.record({ value: countUpTo(question.max).map((count) => ({ [part]: count })), basis });
    }
    case 'PERCENT':
      return fc.record({ value: fc.double({ min: 0, max: 100, noNaN: true }), basis });
    case 'BOOL':
      return fc.record({ value: fc.boolean() });
    case 'ENUM':
      return fc.record({ value: fc.constantFrom(...question.options.map((option) => option.value)) });
    case 'MULTI': {
      const some = fc.subarray(question.options.map((option) => option.value).filter((value) => value !== 'NONE'));
      return fc.record({ value: some.map((list) => (list.length === 0 ? ['NONE'] : list)) });
    }
    case 'MONTH':
      return fc.record({ value: fc.constant('2027-03') });
    default:
      return fc.record({ value: fc.constant('Some text.') });
  }
}

export const answered = coreQuestions.filter((question) => question.type !== 'CONCERNS' && question.code !== 'A1');

export const completeAnswers: fc.Arbitrary<Record<string, EvaluationAnswer>> = fc.record(
  Object.fromEntries(answered.map((question) => [question.code, givenTo(question)])),
);

/** A complete set of answers, and a part of it that is taken away again. */
// The number of sworn officers (A2) is left alone: a type of agency is sworn unless A2 says otherwise.
export const dropped = fc.subarray(answered.map(({ code }) => code).filter((code) => code !== 'A2'));

export const without = (answers: Record<string, EvaluationAnswer>, codes: readonly string[]) =>
  Object.fromEntries(Object.entries(answers).filter(([code]) => !codes.includes(code)));

const partialAnswers = fc.tuple(completeAnswers, dropped).map(([answers, codes]) => without(answers, codes));

const rating = fc.record({
  severity: fc.constantFrom(...severities),
  trend: fc.constantFrom(...trends),
  nexus: fc.constantFrom(...nexuses),
});

const concernsArb = fc.record(Object.fromEntries(concerns.map((concern) => [concern, rating])), { requiredKeys: [] });

const inputWith = (answers: fc.Arbitrary<Record<string, EvaluationAnswer>>): fc.Arbitrary<EvaluationInput> =>
  fc.record({ agencyType: fc.constantFrom(...agencyTypes), answers, concerns: concernsArb });

export const anyInput = inputWith(partialAnswers);
export const completeInput = inputWith(completeAnswers);
