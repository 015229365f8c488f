import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agencyTypes } from '@/lib/domain/agencies/agency-type';
import { agencyView } from '@/lib/domain/assessments/agency-view';
import { evaluate } from '@/lib/domain/assessments/evaluate';
import type { Evaluation } from '@/lib/domain/assessments/evaluation';
import {
  canonicalInput,
  type EvaluationAnswer,
  type EvaluationInput,
  evaluationInput,
} from '@/lib/domain/assessments/evaluation-input';
import type { Question } from '@/lib/domain/assessments/question';
import { coreQuestions, questionOf } from '@/lib/domain/assessments/question-bank';
import { ruleSet } from '@/lib/domain/assessments/rule-set';
import { possibleOf } from '@/lib/domain/assessments/rule-terms';
import { describeRule } from '@/lib/domain/assessments/rule-wording';
import { rules10 } from '@/lib/domain/assessments/rules-1-0';
import { concerns, nexuses, severities, trends } from '@/lib/domain/concerns';
import { inputOf, scenarios } from '@/tests/support/scenarios';

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

const answered = coreQuestions.filter((question) => question.type !== 'CONCERNS' && question.code !== 'A1');

const completeAnswers: fc.Arbitrary<Record<string, EvaluationAnswer>> = fc.record(
  Object.fromEntries(answered.map((question) => [question.code, givenTo(question)])),
);

/** A complete set of answers, and a part of it that is taken away again. */
// The number of sworn officers (A2) is left alone: a type of agency is sworn unless A2 says otherwise.
const dropped = fc.subarray(answered.map(({ code }) => code).filter((code) => code !== 'A2'));

const without = (answers: Record<string, EvaluationAnswer>, codes: readonly string[]) =>
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

const anyInput = inputWith(partialAnswers);
const completeInput = inputWith(completeAnswers);
const runs = { numRuns: 150 };

const find = (evaluation: Evaluation, code: string) => evaluation.programs.find((program) => program.code === code);

describe('the rule table 1.0', () => {
  test('is well formed data and survives a trip through JSON', () => {
    expect(ruleSet.parse(JSON.parse(JSON.stringify(rules10)))).toEqual(rules10);
  });

  test('gives at most 100 points for need and for capacity, in every scored program', () => {
    for (const rule of rules10.programs.filter((one) => one.mode === 'SCORED')) {
      const most = (terms: typeof rule.need) => terms.reduce((sum, term) => sum + possibleOf(term), 0);
      expect(most(rule.need), `${rule.code} need`).toBe(100);
      expect(most(rule.capacity), `${rule.code} capacity`).toBe(100);
    }
  });

  test('reads only questions that exist, and says each rule in plain words', () => {
    const text = JSON.stringify(rules10);
    for (const [, code] of text.matchAll(/"code":"([A-I]\d+)"/g)) expect(questionOf(code ?? ''), code).not.toBeNull();
    for (const rule of rules10.programs) {
      for (const one of [...rule.gates, ...rule.need, ...rule.capacity, ...rule.caps]) {
        expect(describeRule(one)).toMatch(/^[A-Z0-9].+\.$/);
      }
      const ids = [...rule.need, ...rule.capacity, ...rule.caps].map((term) => term.id);
      expect(new Set(ids).size, rule.code).toBeLessThanOrEqual(ids.length);
    }
  });

  test('scores nothing about residents: the share of bookings is read by the two custody programs alone', () => {
    const readers = rules10.programs.filter((rule) => JSON.stringify(rule).includes('"C4"')).map((rule) => rule.code);
    expect(readers).toEqual(['CAP', '287G_JEM']);
    expect(
      coreQuestions.filter((question) => /birthplace|nationalit|ethnic/i.test(question.text)).map(({ code }) => code),
    ).toEqual(['C4']);
  });

  test('describes rules from their own numbers', () => {
    const ocs = rules10.programs.find((rule) => rule.code === 'OCS');
    expect(ocs?.need.map(describeRule)).toEqual([
      'Up to 60 points for how serious gangs is: all of them when severe, in equal steps below.',
      '20 points when a cross-border link is documented for gangs, 10 when it is suspected.',
      '10 points when gangs is rising.',
      '10 points when illegal firearms are a moderate concern or worse.',
    ]);
  });
});

describe('for any input', () => {
  test('scores lie within 0 and 100 and are the sum of their lines', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        for (const program of evaluate(input, rules10).programs) {
          for (const part of ['need', 'capacity'] as const) {
            const score = program[part];
            if (score === null) continue;
            expect(score).toBeGreaterThanOrEqual(0);
            expect(score).toBeLessThanOrEqual(100);
            const lines = program.lines.filter((line) => line.part === part);
            expect(lines.reduce((sum, line) => sum + (line.earned ?? Number.NaN), 0)).toBe(score);
          }
        }
      }),
      runs,
    );
  });

  test('a higher severity never lowers need', () => {
    fc.assert(
      fc.property(
        anyInput,
        fc.constantFrom(...concerns),
        fc.constantFrom(...severities),
        (input, concern, severity) => {
          const before = input.concerns[concern] ?? { severity: 0, trend: 'FLAT', nexus: 'NONE' };
          fc.pre(severity > before.severity);
          const worse = { ...input, concerns: { ...input.concerns, [concern]: { ...before, severity } } };
          const raised = evaluate(worse, rules10);
          for (const program of evaluate(input, rules10).programs) {
            const after = find(raised, program.code)?.need;
            if (program.need !== null && after !== null) expect(after).toBeGreaterThanOrEqual(program.need);
          }
        },
      ),
      runs,
    );
  });

  test('the gate beats the score: a failed gate is never anything but not eligible, and only a failed gate is', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        for (const program of evaluate(input, rules10).programs) {
          const failed = program.gates.some((gate) => !gate.pass);
          expect(program.band === 'NOT_ELIGIBLE').toBe(failed);
          expect(program.unlock.length > 0).toBe(failed);
        }
      }),
      runs,
    );
  });

  test('a missing answer never counts as "no": it is named, and a result given without it stays when it comes', () => {
    fc.assert(
      fc.property(completeInput, dropped, (input, codes) => {
        const full = evaluate(input, rules10);
        for (const program of evaluate({ ...input, answers: without(input.answers, codes) }, rules10).programs) {
          const whole = find(full, program.code);
          if (program.band === 'INCOMPLETE') {
            expect(program.missing.length).toBeGreaterThan(0);
            for (const code of program.missing) expect(codes).toContain(code);
            continue;
          }
          // ORDER-1 depends on another program, which may itself wait for an answer.
          if (program.heldBy !== 'ORDER-1' && whole?.heldBy !== 'ORDER-1') expect(whole?.band).toBe(program.band);
          if (program.band === 'NOT_ELIGIBLE') continue;
          expect(whole?.need).toBe(program.need);
          expect(whole?.capacity).toBe(program.capacity);
        }
      }),
      runs,
    );
  });

  test('a complete input leaves no program incomplete', () => {
    fc.assert(
      fc.property(completeInput, (input) => {
        for (const program of evaluate(input, rules10).programs) expect(program.band).not.toBe('INCOMPLETE');
      }),
      runs,
    );
  });

  test('the same input gives the same result, and is not changed', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const copy = structuredClone(input);
        expect(evaluate(input, rules10)).toEqual(evaluate(copy, rules10));
        expect(input).toEqual(copy);
      }),
      runs,
    );
  });

  test('without supervision nothing that needs it is recommended', () => {
    fc.assert(
      fc.property(anyInput, fc.constantFrom('I1', 'I2'), (input, question) => {
        const off = { ...input, answers: { ...input.answers, [question]: { value: false } } };
        for (const rule of rules10.programs.filter((one) => one.supervisor === question)) {
          expect(find(evaluate(off, rules10), rule.code)?.band).not.toBe('RECOMMENDED');
        }
      }),
      runs,
    );
  });

  test('delegated authority is never recommended beside the Criminal Alien Program, and always has an alternative', () => {
    fc.assert(
      fc.property(completeInput, (input) => {
        const evaluation = evaluate(input, rules10);
        const both = ['CAP', '287G_JEM'].every((code) => find(evaluation, code)?.band === 'RECOMMENDED');
        expect(both).toBe(false);
        expect(find(evaluation, '287G_JEM')?.alternatives.length).toBeGreaterThan(0);
      }),
      runs,
    );
  });

  test('an agency sees nothing that rests on the ICE part', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const seen = JSON.stringify(agencyView(evaluate(input, rules10)));
        expect(seen).not.toMatch(/"I[1-9]"|"S6"|removal office|investigations office/);
      }),
      runs,
    );
  });

  test('the outside schema accepts it and leaves the result as it was', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const parsed = evaluationInput.parse(JSON.parse(JSON.stringify(input)));
        expect(evaluate(parsed, rules10)).toEqual(evaluate(JSON.parse(JSON.stringify(input)), rules10));
      }),
      runs,
    );
  });

  test('the canonical text does not depend on the order of keys, and differs when a fact differs', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const turned = {
          concerns: Object.fromEntries(Object.entries(input.concerns).reverse()),
          answers: Object.fromEntries(Object.entries(input.answers).reverse()),
          agencyType: input.agencyType,
        };
        const text = canonicalInput(input, '1.0');
        expect(canonicalInput(turned, '1.0')).toBe(text);
        expect(canonicalInput(input, '1.1')).not.toBe(text);
        const flipped = { ...input, answers: { ...input.answers, A9: { value: input.answers.A9?.value !== true } } };
        expect(canonicalInput(flipped, '1.0')).not.toBe(text);
      }),
      runs,
    );
  });
});

describe('an input from outside', () => {
  const example = {
    agencyType: 'SHERIFF',
    answers: {
      A4: true,
      A5: ['CORRIDOR'],
      A8: 'NONE',
      C3: { value: 4200, basis: 'COUNTED' },
      C4: { value: 3.1, basis: 'COUNTED' },
      C5: true,
      C6: true,
      C8: false,
      C9: 'ON_CALL',
      D1: 2,
      D2: 12,
      D3: ['NARC'],
      D4: 1,
      D5: true,
      D6: ['GANG', 'NARC'],
      E1: 0,
      H2: true,
      H3: true,
      I1: true,
      I2: false,
    },
    concerns: {
      GANG: { severity: 4, trend: 'UP', nexus: 'DOCUMENTED' },
      WEAP: { severity: 3, trend: 'UP', nexus: 'SUSPECTED' },
      NARC: { severity: 2, trend: 'FLAT', nexus: 'SUSPECTED' },
      MONEY: { severity: 1, trend: 'FLAT', nexus: 'NONE' },
      CUST: { severity: 1 },
    },
  };

  test('takes bare values: a bare number is counted, and what is left out is missing', () => {
    const input = evaluationInput.parse(example);
    expect(input.answers.D1).toEqual({ value: 2, basis: 'COUNTED' });
    const evaluation = evaluate(input, rules10);
    expect(find(evaluation, 'OCS')).toMatchObject({ band: 'RECOMMENDED', need: 100, capacity: 100 });
    expect(find(evaluation, 'CAP')).toMatchObject({ band: 'CONSIDER', need: 47, capacity: 50 });
    expect(find(evaluation, 'DBFTF')).toMatchObject({ band: 'INCOMPLETE', missing: ['I6'] });
    expect(
      find(evaluation, '287G_JEM')
        ?.gates.filter((gate) => !gate.pass)
        .map((gate) => gate.question),
    ).toEqual(['E1', 'I2']);
  });

  test.each([
    [{ ...example, agencyType: 'POLICE' }, ['agencyType']],
    [{ ...example, answers: { ...example.answers, Z9: true } }, ['answers']],
    [{ ...example, answers: { ...example.answers, C9: 'SOMETIMES' } }, ['answers', 'C9', 'value']],
    [{ ...example, answers: { ...example.answers, D1: -1 } }, ['answers', 'D1', 'value']],
    [{ ...example, answers: { ...example.answers, C4: { value: 3.1 } } }, ['answers', 'C4', 'basis']],
    [{ ...example, answers: { ...example.answers, C4: { value: 101, basis: 'COUNTED' } } }, ['answers', 'C4', 'value']],
    [{ ...example, answers: { ...example.answers, D6: ['GANG', 'NONE'] } }, ['answers', 'D6', 'value']],
    [{ ...example, answers: { ...example.answers, A1: 'PROSECUTOR' } }, ['answers', 'A1']],
    [{ ...example, concerns: { GANG: { severity: 5, trend: 'UP', nexus: 'NONE' } } }, ['concerns', 'GANG', 'severity']],
    [{ ...example, concerns: { CRIME: { severity: 1 } } }, ['concerns']],
    [{ ...example, note: 'x' }, []],
  ])('refuses what it does not know, with the path (case %#)', (given, path) => {
    const parsed = evaluationInput.safeParse(given);
    expect(parsed.success).toBe(false);
    const paths = parsed.error?.issues.map((issue) => issue.path.slice(0, path.length));
    expect(paths).toContainEqual(path);
  });

  test('an evaluation of the scenarios is the same from the stored answers and from outside', () => {
    for (const scenario of Object.values(scenarios)) {
      const input = inputOf(scenario);
      expect(evaluate(evaluationInput.parse(input), rules10)).toEqual(evaluate(input, rules10));
    }
  });
});
