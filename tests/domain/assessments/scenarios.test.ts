import { describe, expect, test } from 'vitest';
import { agencyView, ownCapacity } from '@/lib/domain/assessments/agency-view';
import { answerErrors } from '@/lib/domain/assessments/answer-form';
import { evaluate } from '@/lib/domain/assessments/evaluate';
import type { Evaluation, ProgramEvaluation } from '@/lib/domain/assessments/evaluation';
import type { EvaluationAnswer, EvaluationInput } from '@/lib/domain/assessments/evaluation-input';
import { rules10, withSwitchedOn } from '@/lib/domain/assessments/rules-1-0';
import type { ProgramCode } from '@/lib/domain/programs/program-code';
import { inputOf, scenarios } from '@/tests/support/scenarios';

function programIn(evaluation: Evaluation, code: ProgramCode): ProgramEvaluation {
  const found = evaluation.programs.find((program) => program.code === code);
  if (found === undefined) throw new Error(`${code} was not evaluated`);
  return found;
}

const result = (input: EvaluationInput, code: ProgramCode) => programIn(evaluate(input, rules10), code);

function withAnswers(input: EvaluationInput, answers: Record<string, EvaluationAnswer>): EvaluationInput {
  return { ...input, answers: { ...input.answers, ...answers } };
}

function withoutAnswers(input: EvaluationInput, codes: readonly string[]): EvaluationInput {
  return {
    ...input,
    answers: Object.fromEntries(Object.entries(input.answers).filter(([code]) => !codes.includes(code))),
  };
}

describe.each(Object.values(scenarios))('$agency.legalName', (scenario) => {
  const evaluation = evaluate(inputOf(scenario), rules10);

  test('comes to the expected bands and figures', () => {
    for (const [code, expected] of Object.entries(scenario.expected)) {
      const found = evaluation.programs.find((program) => program.code === code);
      expect(found?.band, code).toBe(expected.band);
      if (expected.need !== undefined) expect(found?.need, `${code} need`).toBe(expected.need);
      if (expected.capacity !== undefined) expect(found?.capacity, `${code} capacity`).toBe(expected.capacity);
      if (expected.failedGates !== undefined) {
        const failed = found?.gates.filter((gate) => !gate.pass).map((gate) => gate.question);
        expect(failed, `${code} gates`).toEqual(expected.failedGates);
      }
    }
  });

  test('carries the expected notes and flags', () => {
    expect(evaluation.notes.map((note) => note.code)).toEqual(scenario.expectedNotes);
    expect(evaluation.flags.map((flag) => flag.code)).toEqual(scenario.expectedFlags);
  });

  test('is a complete assessment, in the agency part and in the ICE part', () => {
    expect(answerErrors(scenario.answers, 'SELF')).toEqual([]);
    expect(answerErrors(scenario.answers, 'ICE')).toEqual([]);
  });
});

describe('Calder County', () => {
  const input = inputOf(scenarios.calder);

  test('no nominee: the text says what would unlock customs designation', () => {
    expect(result(input, 'T19').unlock).toEqual([{ question: 'E1', text: 'Name an officer to unlock this.' }]);
  });

  test('the two strongest reasons for Community Shield are about gangs and capacity, in words', () => {
    const reasons = result(input, 'OCS').reasons.map((reason) => reason.text);
    expect(reasons.slice(0, 2)).toEqual(['Gangs: severe.', 'At least one officer can be assigned.']);
    expect(reasons).toContain('Documented cross-border link: gangs.');
  });

  test('the Criminal Alien Program is held at capacity 50 and flagged because the removal office has no supervisor', () => {
    expect(result(input, 'CAP').flags).toContain('S6');
    expect(result(input, 'CAP').heldBy).toBeNull();
  });
});

describe('Port Amity', () => {
  test('the bundle proposes customs designation, reimbursement and equitable sharing', () => {
    const { notes } = evaluate(inputOf(scenarios.portAmity), rules10);
    expect(notes[0]).toMatchObject({
      code: 'BUNDLE-1',
      programs: ['BEST'],
      proposes: ['T19', 'REIMBURSEMENT', 'AFES'],
    });
  });

  test('without a nominee the bundle leaves customs designation out', () => {
    const input = withAnswers(inputOf(scenarios.portAmity), { E1: { value: 0, basis: 'COUNTED' } });
    expect(evaluate(input, rules10).notes[0]?.proposes).toEqual(['REIMBURSEMENT', 'AFES']);
  });
});

describe('Harrow County', () => {
  const input = inputOf(scenarios.harrow);

  test('delegated authority is held by ORDER-1, flagged S2 and S3, with alternatives beside it', () => {
    const jem = result(input, '287G_JEM');
    expect(jem.heldBy).toBe('ORDER-1');
    expect(jem.flags).toEqual(['S2', 'S3']);
    expect(jem.alternatives).toContain('CAP');
    expect(jem.reasons[0]?.id).toBe('ORDER-1');
  });

  test('a law that prohibits it closes delegated authority and leaves the Criminal Alien Program as it was', () => {
    const prohibited = withAnswers(input, { A8: { value: 'PROHIBITS' } });
    const jem = result(prohibited, '287G_JEM');
    expect(jem.band).toBe('NOT_ELIGIBLE');
    expect(jem.gates.filter((gate) => !gate.pass).map((gate) => gate.question)).toEqual(['A8']);
    const { flags: _before, ...before } = result(input, 'CAP');
    const { flags: _after, ...after } = result(prohibited, 'CAP');
    expect(after).toEqual(before);
  });

  test('an estimated share of bookings caps need at 34 and asks to count a sample period first', () => {
    const guessed = withAnswers(input, { C4: { value: 12.4, basis: 'ESTIMATED' } });
    const jem = result(guessed, '287G_JEM');
    expect(jem).toMatchObject({ band: 'NOT_INDICATED', need: 34, capacity: 100 });
    expect(jem.flags).toContain('S5');
    expect(jem.reasons[0]?.text).toContain('count a sample period first');
    expect(evaluate(guessed, rules10).flags.find((flag) => flag.code === 'S5')?.questions).toEqual(['C4']);
  });

  test('a share nobody knows is missing, not small', () => {
    const unknown = withAnswers(input, { C4: { value: null, basis: 'UNKNOWN' } });
    expect(result(unknown, '287G_JEM')).toMatchObject({ band: 'INCOMPLETE', need: null, missing: ['C4'] });
    expect(result(unknown, 'CAP')).toMatchObject({ band: 'INCOMPLETE', need: null, missing: ['C4'] });
  });

  test('without supervisors in the removal office the program is considered at most (S6)', () => {
    const cap = result(withAnswers(input, { I2: { value: false } }), 'CAP');
    expect(cap).toMatchObject({ band: 'CONSIDER', need: 100, capacity: 75, heldBy: 'S6' });
  });

  test('beds that do not suffice are made up for by a jail that is willing to hold people', () => {
    const line = (answers: Record<string, EvaluationAnswer>) =>
      result(withAnswers(input, answers), '287G_JEM').lines.find((one) => one.id === 'beds')?.earned;
    expect(line({ I3: { value: false } })).toBe(15);
    expect(line({ I3: { value: false }, C7: { value: 'NONE' } })).toBe(0);
    const open = withoutAnswers(withAnswers(input, { I3: { value: false } }), ['C7']);
    expect(result(open, '287G_JEM')).toMatchObject({ band: 'INCOMPLETE', missing: ['C7'], capacity: null });
  });
});

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

describe('what an agency sees', () => {
  const evaluation = agencyView(evaluate(inputOf(scenarios.calder), rules10));

  test('holds no trace of the ICE capacity answers', () => {
    const text = JSON.stringify(evaluation);
    for (const code of ['I1', 'I2', 'I3', 'I6', 'I8', 'S6']) expect(text).not.toContain(`"${code}"`);
    expect(text).not.toMatch(/removal office|investigations office/);
  });

  test('still explains a gate of the agency, and shows the agency its own share of capacity', () => {
    const jem = programIn(evaluation, '287G_JEM');
    expect(jem.gates.filter((gate) => !gate.pass).map((gate) => gate.question)).toEqual(['E1']);
    const ocs = programIn(evaluation, 'OCS');
    expect(ocs.capacity).toBeNull();
    expect(ownCapacity(ocs)).toEqual({ earned: 85, possible: 85 });
  });

  test('a program that only ICE closes says so without the detail; one that only ICE leaves open says that ICE is not done', () => {
    const harrow = inputOf(scenarios.harrow);
    const closed = agencyView(evaluate(withAnswers(harrow, { I2: { value: false } }), rules10));
    expect(programIn(closed, '287G_JEM').reasons).toEqual([
      { id: 'ice', text: 'ICE has not opened this program in your area now. Your liaison can tell you more.' },
    ]);
    const waiting = agencyView(evaluate(withoutAnswers(harrow, ['I2']), rules10));
    expect(programIn(waiting, 'CAP')).toMatchObject({ band: 'INCOMPLETE', missing: [] });
    expect(programIn(waiting, 'CAP').reasons[0]?.text).toBe('ICE has not finished its own part yet.');
  });
});
