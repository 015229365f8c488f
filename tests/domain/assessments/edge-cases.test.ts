import { describe, expect, test } from 'vitest';
import { evaluate } from '@/lib/domain/assessments/evaluate';
import type { EvaluationInput } from '@/lib/domain/assessments/evaluation-input';
import { rules10, withSwitchedOn } from '@/lib/domain/assessments/rules-1-0';
import type { ProgramCode } from '@/lib/domain/programs/program-code';
import { programIn, result, withAnswers, withoutAnswers } from '@/tests/support/evaluations';
import { inputOf, scenarios } from '@/tests/support/scenarios';

describe('the boundary of each step', () => {
  const need = (scenario: EvaluationInput, code: ProgramCode, id: string) =>
    result(scenario, code).lines.find((line) => line.id === id)?.earned;
  const input = inputOf(scenarios.harrow);

  test.each([
    [0.99, 0, 5],
    [1, 20, 5],
    [4.99, 20, 5],
    [5, 25, 30],
    [9.99, 25, 30],
    [10, 40, 45],
  ])('a share of %d percent gives %d points to CAP and %d to delegated authority', (share, cap, jem) => {
    const at = withAnswers(input, { C4: { value: share, basis: 'COUNTED' } });
    expect(need(at, 'CAP', 'share')).toBe(cap);
    expect(need(at, '287G_JEM', 'share')).toBe(jem);
  });

  test.each([
    [0, 5],
    [999, 5],
    [1_000, 10],
    [4_999, 10],
    [5_000, 15],
    [19_999, 15],
    [20_000, 20],
  ])('%d bookings give %d points', (bookings, points) => {
    expect(need(withAnswers(input, { C3: { value: bookings, basis: 'COUNTED' } }), 'CAP', 'bookings')).toBe(points);
  });

  test.each([
    ['NONE', 20, 15],
    ['ON_CALL', 12, 15],
    ['SCHEDULED', 6, 0],
    ['FULL', 0, 0],
  ])('cover %s gives %d points to CAP and %d to delegated authority', (cover, cap, jem) => {
    const at = withAnswers(input, { C9: { value: cover } });
    expect(need(at, 'CAP', 'cover')).toBe(cap);
    expect(need(at, '287G_JEM', 'cover')).toBe(jem);
  });
});

describe('points that belong to a concern', () => {
  test('count only when its severity is at least 1', () => {
    const input: EvaluationInput = {
      ...inputOf(scenarios.calder),
      concerns: { GANG: { severity: 0, trend: 'UP', nexus: 'DOCUMENTED' } },
    };
    expect(result(input, 'OCS').need).toBe(0);
  });
});

describe('edge cases', () => {
  const nothing: EvaluationInput = { agencyType: 'SHERIFF', answers: {}, concerns: {} };

  test('a task force is refused equitable sharing with the reason and the way out', () => {
    const afes = result({ ...inputOf(scenarios.portAmity), agencyType: 'TASK_FORCE' }, 'AFES');
    expect(afes.band).toBe('NOT_ELIGIBLE');
    expect(afes.gates).toEqual([
      {
        id: 'not-a-task-force',
        question: 'A1',
        pass: false,
        text: 'A task force as such may not apply.',
      },
    ]);
    expect(afes.unlock[0]?.text).toContain('each member agency');
  });

  test('tribal police with a terminal is offered the support center without any score', () => {
    const input: EvaluationInput = {
      agencyType: 'TRIBAL_POLICE',
      answers: { F1: { value: true } },
      concerns: { NARC: { severity: 1, trend: 'FLAT', nexus: 'NONE' } },
    };
    expect(result(input, 'LESC')).toMatchObject({ band: 'OFFERED', need: null, capacity: null, missing: [] });
    expect(result({ ...input, concerns: {} }, 'LESC').band).toBe('NOT_INDICATED');
    expect(result({ ...input, answers: { F1: { value: false } } }, 'LESC').band).toBe('NOT_ELIGIBLE');
    expect(result({ ...input, answers: {} }, 'LESC')).toMatchObject({ band: 'INCOMPLETE', missing: ['F1'] });
  });

  test('a prosecutor, and an agency without sworn officers, cannot be cross-designated', () => {
    const input = inputOf(scenarios.portAmity);
    expect(result({ ...input, agencyType: 'PROSECUTOR' }, 'T19').band).toBe('NOT_ELIGIBLE');
    const civilian = withAnswers(input, { A2: { value: { SWORN: 0, CIVILIAN: 12 }, basis: 'COUNTED' } });
    expect(result(civilian, 'T19').band).toBe('NOT_ELIGIBLE');
  });

  test('Secure Communities goes to the state, and a state bureau is a case by hand', () => {
    expect(result(nothing, 'SECCOM').band).toBe('ROUTE_TO_STATE');
    expect(result({ ...nothing, agencyType: 'STATE_ID_BUREAU' }, 'SECCOM').band).toBe('MANUAL');
  });

  test('the other two models of delegated authority are closed until they are switched on, then decided by hand', () => {
    const input = inputOf(scenarios.harrow);
    expect(result(input, '287G_TFM')).toMatchObject({ band: 'NOT_ELIGIBLE', need: null });
    const on = evaluate(input, withSwitchedOn(rules10, ['287G_TFM', '287G_WSO']));
    expect(programIn(on, '287G_TFM')).toMatchObject({ band: 'MANUAL', need: null, capacity: null });
    expect(programIn(on, '287G_WSO').band).toBe('MANUAL');
    const noJail = evaluate(
      withAnswers(input, { A4: { value: false } }),
      withSwitchedOn(rules10, ['287G_TFM', '287G_WSO']),
    );
    expect(programIn(noJail, '287G_TFM').band).toBe('MANUAL');
    expect(programIn(noJail, '287G_WSO').band).toBe('NOT_ELIGIBLE');
  });

  test('custody answers count only for an agency that runs a jail', () => {
    const cap = result(withAnswers(inputOf(scenarios.harrow), { A4: { value: false } }), 'CAP');
    expect(cap).toMatchObject({ band: 'NOT_ELIGIBLE', need: null });
    expect(cap.lines.flatMap((line) => line.answers.map((used) => used.code))).not.toContain('C4');
  });

  test('equitable sharing waits for a program whose missing answers could still make it recommended, and for no other', () => {
    const input = inputOf(scenarios.calder);
    const open = withoutAnswers(input, ['D5']);
    // Community Shield is complete in need (100) and short of one answer, so it may still be recommended.
    expect(result(open, 'OCS').band).toBe('INCOMPLETE');
    expect(result(open, 'AFES')).toMatchObject({ band: 'INCOMPLETE', missing: ['D5'] });
    const calm: EvaluationInput = { ...open, concerns: { NARC: { severity: 2, trend: 'FLAT', nexus: 'NONE' } } };
    expect(result(calm, 'AFES')).toMatchObject({ band: 'RECOMMENDED', need: 70 });
  });

  test('S1 and S4 come from an open decree and a missing language access plan, never from a missing answer', () => {
    const input = withAnswers(inputOf(scenarios.winterDmv), { A9: { value: true }, G3: { value: false } });
    expect(result(input, 'DBFTF').flags).toEqual(['S1', 'S4']);
    expect(result(withoutAnswers(input, ['A9', 'G3']), 'DBFTF').flags).toEqual([]);
  });
});

test('a table that lost its line about supervision waits for what ICE says of it, and is then held by S6', () => {
  const lineless = rules10.programs.map((rule) => ({
    ...rule,
    capacity: rule.capacity.filter(({ id }) => id !== 'supervision'),
  }));
  const community = (input: EvaluationInput) => programIn(evaluate(input, { ...rules10, programs: lineless }), 'OCS');
  const unsaid = community(withoutAnswers(inputOf(scenarios.calder), ['I1']));
  expect([unsaid.band, unsaid.missing]).toEqual(['INCOMPLETE', ['I1']]);
  const saying = (value: boolean) => community(withAnswers(inputOf(scenarios.calder), { I1: { value } })).band;
  expect([saying(true), saying(false)]).toEqual(['RECOMMENDED', 'CONSIDER']);
});
