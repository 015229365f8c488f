import { describe, expect, test } from 'vitest';
import { evaluate } from '@/lib/domain/assessments/evaluate';
import type { Evaluation } from '@/lib/domain/assessments/evaluation';
import { evaluationInput } from '@/lib/domain/assessments/evaluation-input';
import { rules10 } from '@/lib/domain/assessments/rules-1-0';
import { inputOf, scenarios } from '@/tests/support/scenarios';

const find = (evaluation: Evaluation, code: string) => evaluation.programs.find((program) => program.code === code);

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
