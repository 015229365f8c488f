import { describe, expect, test } from 'vitest';
import { evaluate } from '@/lib/domain/assessments/evaluate';
import { flagTexts } from '@/lib/domain/assessments/evaluation';
import type { EvaluationAnswer } from '@/lib/domain/assessments/evaluation-input';
import type { ProgramRule, Term } from '@/lib/domain/assessments/rule-set';
import type { ProgramCode } from '@/lib/domain/programs/program-code';
import { aGate, aRule, earns, judged, recommends, sheriff, tableOf } from '@/tests/support/small-rules';

const adviceOf = (answers: Record<string, EvaluationAnswer>, ...rules: ProgramRule[]) =>
  evaluate({ ...sheriff(), answers }, tableOf(...rules));

describe('the flags of a program', () => {
  test.each<[string, EvaluationAnswer['value'], string[]]>([
    ['A9', true, ['S1']],
    ['A9', false, []],
    ['A7', 'YES', ['S2']],
    ['A7', 'UNKNOWN', ['S2']],
    ['A7', 'NO', []],
    ['A8', 'SOME', ['S3']],
    ['A8', 'UNKNOWN', ['S3']],
    ['A8', 'NO', []],
    ['G3', false, ['S4']],
    ['G3', true, []],
    ['A9', null, []],
    ['A7', null, []],
    ['G3', null, []],
  ])('%s answered %s: %j', (code, value, flags) => {
    expect(judged(recommends(), sheriff({ [code]: value })).flags).toEqual(flags);
  });

  test('a local vote concerns only what is signed', () => {
    expect(judged(aRule({ code: 'LESC', mode: 'SERVICE' }), sheriff({ A7: 'YES' })).flags).toEqual([]);
    expect(judged(aRule({ code: '287G_JEM' }), sheriff({ A7: 'YES' })).flags).toEqual(['S2']);
  });

  test('a program that is closed to the agency, or belongs to the state, carries none', () => {
    const worrying = { A9: true, G3: false, G2: false };
    expect(judged(recommends({ gates: [aGate('G2')] }), sheriff(worrying))).toMatchObject({
      band: 'NOT_ELIGIBLE',
      flags: [],
    });
    expect(judged(aRule({ code: 'SECCOM', mode: 'ROUTED' }), sheriff(worrying)).flags).toEqual([]);
    expect(judged(recommends(), sheriff(worrying)).flags).toEqual(['S1', 'S4']);
  });

  test('no supervision is a flag of the programs that need that office', () => {
    const flags = (supervisor: ProgramRule['supervisor'], answers: Record<string, boolean>) =>
      judged(recommends({ supervisor }), sheriff(answers)).flags;
    expect(flags('I1', { I1: false, I2: true })).toEqual(['S6']);
    expect(flags('I2', { I1: false, I2: true })).toEqual([]);
    expect(flags(null, { I1: false, I2: false })).toEqual([]);
    expect(flags('I1', {})).toEqual([]);
  });
});

const reads = (code: string): Term => ({
  ...{ id: code, kind: 'when', points: 10, says: 'so', lacks: 'Not so.' },
  if: { kind: 'figureAtLeast', code, is: 1 },
});

describe('figures that are not counted (S5)', () => {
  const flags = (answer: EvaluationAnswer, code = 'C4', read = code) =>
    adviceOf({ [code]: answer }, recommends({ capacity: [reads(read)] })).programs[0]?.flags;

  test('are a flag where they can tip the result of a program that reads them', () => {
    expect(flags({ value: 3, basis: 'ESTIMATED' })).toEqual(['S5']);
    expect(flags({ value: 0, basis: 'UNKNOWN' })).toEqual(['S5']);
    expect(flags({ value: 3 })).toEqual(['S5']);
    expect(flags({ value: 3, basis: 'COUNTED' })).toEqual([]);
  });

  test('are none where there is no figure, where it decides nothing, or where no line read it', () => {
    expect(flags({ value: null, basis: 'UNKNOWN' })).toEqual([]);
    expect(flags({ value: 800, basis: 'ESTIMATED' }, 'C1')).toEqual([]);
    expect(flags({ value: 3, basis: 'ESTIMATED' }, 'C4', 'D1')).toEqual([]);
    expect(flags({ value: 3, basis: 'ESTIMATED' }, 'Z9')).toEqual([]);
  });
});

describe('the flags of the whole', () => {
  test('stand in the order of their codes, each with its text, its programs and the questions behind it', () => {
    const answers = {
      ...sheriff({ A9: true, A7: 'YES', A8: 'SOME', G3: false }).answers,
      D1: { value: 2, basis: 'ESTIMATED' as const },
    };
    const rules = [recommends({ capacity: [reads('D1')] }), aRule({ code: 'LESC', mode: 'MANUAL' })];
    expect(adviceOf(answers, ...rules).flags).toEqual([
      { code: 'S1', text: flagTexts.S1, questions: ['A9'], programs: ['OCS', 'LESC'] },
      { code: 'S2', text: flagTexts.S2, questions: ['A7'], programs: ['OCS'] },
      { code: 'S3', text: flagTexts.S3, questions: ['A8'], programs: ['OCS', 'LESC'] },
      { code: 'S4', text: flagTexts.S4, questions: ['G3'], programs: ['OCS', 'LESC'] },
      { code: 'S5', text: flagTexts.S5, questions: ['D1'], programs: ['OCS'] },
    ]);
  });

  test('a later program may carry an earlier flag: the order stays', () => {
    const rules = [recommends({ supervisor: 'I1' }), aRule({ code: 'BEST' })];
    const found = adviceOf(sheriff({ I1: false, A9: true }).answers, ...rules).flags;
    expect(found.map(({ code }) => code)).toEqual(['S1', 'S6']);
    const flagged = adviceOf(
      sheriff({ I1: false, A7: 'YES' }).answers,
      aRule({ code: 'LESC', mode: 'MANUAL', supervisor: 'I1' }),
      aRule({ code: 'BEST' }),
    );
    expect(flagged.flags.map(({ code, programs }) => [code, programs])).toEqual([
      ['S2', ['BEST']],
      ['S6', ['LESC']],
    ]);
  });

  test('behind S5 stand the figures that were read, each once, and behind S6 the offices that said no', () => {
    const guessed = { value: 2, basis: 'ESTIMATED' as const };
    const one = recommends({ supervisor: 'I1', capacity: [reads('D1'), reads('D2')] });
    const two = recommends({ code: 'BEST', supervisor: 'I1', capacity: [reads('D1')] });
    const answers = { ...sheriff({ I1: false, I2: true }).answers, D1: guessed, D2: guessed, D4: guessed };
    const questions = (found: Record<string, EvaluationAnswer>) =>
      adviceOf(found, one, two).flags.map((flag) => [flag.code, flag.questions]);
    expect(questions(answers)).toEqual([
      ['S5', ['D1', 'D2']],
      ['S6', ['I1']],
    ]);
    expect(questions({ I1: { value: false }, I2: { value: false } })).toEqual([['S6', ['I1', 'I2']]]);
  });

  test('where the share of bookings was read, it is said that it measures custody workload only (S7)', () => {
    const readers = [recommends({ code: 'CAP', need: [reads('C4')] }), recommends({ code: 'BEST' })];
    expect(adviceOf(sheriff({ C4: 12 }).answers, ...readers).flags).toEqual([
      { code: 'S7', text: flagTexts.S7, questions: ['C4'], programs: ['CAP'] },
    ]);
    expect(adviceOf({}, ...readers).flags).toEqual([]);
    const closed = recommends({ code: 'CAP', need: [reads('C4')], gates: [aGate('G2')] });
    expect(adviceOf(sheriff({ C4: 12, G2: false }).answers, closed).flags).toEqual([]);
    expect(adviceOf(sheriff({ C4: 12, G2: true }).answers, closed).flags).toHaveLength(1);
  });
});

describe('the notes', () => {
  const notes = (answers: Record<string, EvaluationAnswer>, ...rules: ProgramRule[]) =>
    adviceOf(answers, ...rules).notes.map(({ code, programs, proposes }) => ({ code, programs, proposes }));
  const texts = (...rules: ProgramRule[]) =>
    Object.fromEntries(adviceOf({}, ...rules).notes.map(({ code, text }) => [code, text]));

  const jem = (parts: Partial<ProgramRule> = {}) =>
    recommends({ code: '287G_JEM', alternatives: ['CAP', 'LESC'], ...parts });
  const services: ProgramRule[] = [aRule({ code: 'LESC', mode: 'MANUAL' })];

  test('ORDER-1: custody work without delegation comes first', () => {
    const both = [recommends({ code: 'CAP' }), jem(), ...services];
    expect(notes({}, ...both)).toEqual([
      { code: 'ORDER-1', programs: ['CAP', '287G_JEM'], proposes: [] },
      { code: 'ORDER-2', programs: ['287G_JEM'], proposes: ['CAP', 'LESC'] },
    ]);
    expect(texts(...both)['ORDER-1']).toContain('why the Criminal Alien Program alone is not enough');
    expect(notes({ I2: { value: false } }, jem({ supervisor: 'I2' })).map(({ code }) => code)).toEqual(['ORDER-2']);
  });

  test('ORDER-2: wherever delegated authority is open, programs without it stand beside it, each once', () => {
    const model = aRule({ code: '287G_TFM', mode: 'MANUAL', alternatives: ['LESC', 'OCS'] });
    expect(notes({}, jem({ need: [] }), model, aRule(), ...services)).toEqual([
      { code: 'ORDER-2', programs: ['287G_JEM', '287G_TFM'], proposes: ['LESC', 'OCS'] },
    ]);
    expect(texts(jem())['ORDER-2']).toContain('without delegation');
    expect(notes({ E1: { value: false } }, jem({ gates: [aGate('E1')] }), ...services)).toEqual([]);
    expect(notes({}, aRule({ alternatives: ['LESC'] }), ...services)).toEqual([]);
  });

  test('BUNDLE-1: a border task force goes with reimbursement and sharing, and with customs powers for who is named', () => {
    const border = recommends({ code: 'BEST' });
    const proposed = (nominees: EvaluationAnswer['value']) => notes(sheriff({ E1: nominees }).answers, border);
    const bundle = (...proposes: string[]) => [{ code: 'BUNDLE-1', programs: ['BEST'], proposes }];
    expect(proposed(1)).toEqual(bundle('T19', 'REIMBURSEMENT', 'AFES'));
    expect(proposed({ JAIL: 1, TASK_FORCE: 2 })).toEqual(bundle('T19', 'REIMBURSEMENT', 'AFES'));
    expect(proposed(0)).toEqual(bundle('REIMBURSEMENT', 'AFES'));
    expect(proposed(null)).toEqual(bundle('REIMBURSEMENT', 'AFES'));
    expect(texts(border)['BUNDLE-1']).toContain('equitable sharing');
    expect(notes({}, aRule({ code: 'BEST' }))).toEqual([]);
  });

  test('BUNDLE-2: of the other joint task forces it is asked whether they want customs powers', () => {
    const of = (...codes: ProgramCode[]) => notes({}, ...codes.map((code) => recommends({ code })));
    const bundle = (...programs: string[]) => [{ code: 'BUNDLE-2', programs, proposes: ['T19'] }];
    expect(of('OCS')).toEqual(bundle('OCS'));
    expect(of('DBFTF')).toEqual(bundle('DBFTF'));
    expect(of('OCS', 'DBFTF', 'IPR')).toEqual(bundle('OCS', 'DBFTF'));
    expect(of('IPR')).toEqual([]);
    expect(texts(recommends())['BUNDLE-2']).toContain('second step');
    expect(notes({}, aRule({ need: [earns(59)] }))).toEqual([]);
  });
});
