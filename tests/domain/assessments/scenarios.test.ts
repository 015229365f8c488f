import { describe, expect, test } from 'vitest';
import { agencyView, ownCapacity } from '@/lib/domain/assessments/agency-view';
import { answerErrors } from '@/lib/domain/assessments/answer-form';
import { evaluate } from '@/lib/domain/assessments/evaluate';
import type { EvaluationAnswer } from '@/lib/domain/assessments/evaluation-input';
import { rules10 } from '@/lib/domain/assessments/rules-1-0';
import { programIn, result, withAnswers, withoutAnswers } from '@/tests/support/evaluations';
import { inputOf, scenarios } from '@/tests/support/scenarios';

describe.each(Object.values(scenarios))('$agency.legalName', (scenario) => {
  const evaluated = () => evaluate(inputOf(scenario), rules10);

  test('comes to the expected bands and figures', () => {
    const evaluation = evaluated();
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
    const evaluation = evaluated();
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

describe('what an agency sees', () => {
  const seen = () => agencyView(evaluate(inputOf(scenarios.calder), rules10));

  test('holds no trace of the ICE capacity answers', () => {
    const text = JSON.stringify(seen());
    for (const code of ['I1', 'I2', 'I3', 'I6', 'I8', 'S6']) expect(text).not.toContain(`"${code}"`);
    expect(text).not.toMatch(/removal office|investigations office/);
  });

  test('still explains a gate of the agency, and shows the agency its own share of capacity', () => {
    const evaluation = seen();
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
