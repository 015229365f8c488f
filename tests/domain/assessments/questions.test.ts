import { describe, expect, test } from 'vitest';
import { type Answer, answer, answerSchema } from '@/lib/domain/assessments/answer';
import { answerErrors, parseAnswer, sectionStatus } from '@/lib/domain/assessments/answer-form';
import { moduleQuestions } from '@/lib/domain/assessments/module-questions';
import { needsBasis, type Question, sectionCodes } from '@/lib/domain/assessments/question';
import {
  coreQuestions,
  questionOf,
  questionsFor,
  sectionQuestions,
  sections,
} from '@/lib/domain/assessments/question-bank';
import { programCodes } from '@/lib/domain/programs/program-code';
import { scenarios } from '@/tests/support/scenarios';

const codesOf = (questions: readonly Question[]) => questions.map((question) => question.code);

function question(code: string): Question {
  const found = questionOf(code);
  if (found === null) throw new Error(`no question ${code}`);
  return found;
}

const withJail = { answers: { A4: { value: true } } };
const withoutJail = { answers: { A4: { value: false } } };

describe('the question bank', () => {
  test('holds 57 core questions: 9 for ICE, 48 for an agency with custody, 39 for one without', () => {
    expect(coreQuestions).toHaveLength(57);
    expect(questionsFor('ICE', withJail)).toHaveLength(9);
    expect(questionsFor('SELF', withJail)).toHaveLength(48);
    expect(questionsFor('SELF', withoutJail)).toHaveLength(39);
    expect(questionsFor('SELF', { answers: {} })).toHaveLength(39);
  });

  test('numbers each section without a gap, each code once', () => {
    const counts = { A: 10, C: 9, D: 6, E: 7, F: 4, G: 7, H: 4, I: 9 };
    for (const [section, count] of Object.entries(counts)) {
      const codes = coreQuestions.filter((one) => one.section === section && one.code !== 'B').map((one) => one.code);
      expect(codes).toEqual(Array.from({ length: count }, (_, at) => `${section}${at + 1}`));
    }
    const all = codesOf([...coreQuestions, ...moduleQuestions]);
    expect(new Set(all).size).toBe(all.length);
    expect(sections.map((section) => section.code)).toEqual([...sectionCodes]);
  });

  test('requires the starred questions of every agency, and of ICE the ones the rules read', () => {
    const required = coreQuestions.filter((one) => one.required).map((one) => one.code);
    expect(required.filter((code) => !code.startsWith('I'))).toEqual([
      'A1',
      'A2',
      'A4',
      'A5',
      'A7',
      'A8',
      'B',
      'G1',
      'G2',
      'G3',
      'G4',
      'G5',
      'G6',
      'G7',
    ]);
    expect(required.filter((code) => code.startsWith('I'))).toEqual(['I1', 'I2', 'I3', 'I6', 'I8']);
  });

  test('never shows the ICE part to an agency or on the field visit', () => {
    for (const part of ['SELF', 'FIELD'] as const) {
      const asked = questionsFor(part, { ...withJail, programs: programCodes });
      expect(asked.some((one) => one.who === 'ICE')).toBe(false);
    }
  });

  test('the visit checks the deciding figures and asks the modules of the programs in question only', () => {
    const visit = codesOf(questionsFor('FIELD', { ...withJail, programs: ['OCS'] }));
    for (const code of ['B', 'C3', 'C4', 'D1', 'E1', 'OCS-1', 'OCS-3']) expect(visit).toContain(code);
    expect(visit).not.toContain('CAP-1');
    expect(codesOf(questionsFor('FIELD', withoutJail))).not.toContain('C4');
  });

  test('has a module for every program that has questions of its own', () => {
    const programs = new Set(moduleQuestions.map((one) => one.program));
    expect(programCodes.filter((code) => !programs.has(code))).toEqual(['SECCOM', 'REPAT']);
    for (const one of moduleQuestions) expect(one.code.startsWith(`${one.program}-`)).toBe(true);
  });

  test('asks in plain words', () => {
    for (const one of [...coreQuestions, ...moduleQuestions]) {
      expect(one.text, one.code).toMatch(/\?$/);
      expect(one.help, one.code).toMatch(/\.$/);
      expect(`${one.text} ${one.help}`).not.toMatch(/\b(please|invalid|failed)\b/i);
    }
  });
});

describe('answers', () => {
  const c3 = question('C3');

  test('a figure needs a basis, whatever its form', () => {
    for (const one of [...coreQuestions, ...moduleQuestions].filter(needsBasis)) {
      const value = one.type === 'SPLIT' ? { [one.parts[0]?.value ?? '']: 1 } : 1;
      expect(answerSchema(one).safeParse({ value }).success, one.code).toBe(false);
      expect(answerSchema(one).safeParse({ value, basis: 'ESTIMATED' }).success, one.code).toBe(true);
      expect(answerSchema(one).safeParse({ value: null, basis: 'UNKNOWN' }).success, one.code).toBe(true);
      expect(answerSchema(one).safeParse({ value: null, basis: 'COUNTED' }).success, one.code).toBe(false);
    }
  });

  test('every scenario answer fits its question and the stored shape', () => {
    for (const scenario of Object.values(scenarios)) {
      for (const [code, given] of Object.entries(scenario.answers)) {
        expect(answerSchema(question(code)).safeParse(given).error, code).toBeUndefined();
        expect(answer.parse(JSON.parse(JSON.stringify(given)))).toEqual(given);
      }
    }
  });

  test('reads what a form sends', () => {
    expect(
      parseAnswer(c3, { value: ' 4,200 ', basis: 'COUNTED', source: ' Jail system ', period: '', note: '' }),
    ).toEqual({
      ok: true,
      answer: { value: 4200, basis: 'COUNTED', source: 'Jail system' },
    });
    expect(parseAnswer(question('C4'), { value: '3.1 %', basis: 'COUNTED' })).toMatchObject({ answer: { value: 3.1 } });
    expect(parseAnswer(question('A4'), { value: 'YES' })).toEqual({ ok: true, answer: { value: true } });
    expect(parseAnswer(question('A5'), { value: 'CORRIDOR' })).toEqual({ ok: true, answer: { value: ['CORRIDOR'] } });
    expect(parseAnswer(question('A2'), { value: { SWORN: '142', CIVILIAN: '' }, basis: 'COUNTED' })).toEqual({
      ok: true,
      answer: { value: { SWORN: 142 }, basis: 'COUNTED' },
    });
    const row = { concern: 'GANG', severity: '4', trend: 'UP', nexus: 'NONE', basis: 'COUNTED', note: '' };
    expect(parseAnswer(question('B'), { value: [row] })).toEqual({
      ok: true,
      answer: { value: [{ concern: 'GANG', severity: 4, trend: 'UP', nexus: 'NONE', basis: 'COUNTED' }] },
    });
  });

  test('a blank is no answer; a figure nobody knows is an answer', () => {
    for (const value of ['', '   ', undefined, null])
      expect(parseAnswer(c3, { value })).toEqual({ ok: true, answer: null });
    expect(parseAnswer(question('A5'), { value: [''] })).toEqual({ ok: true, answer: null });
    expect(parseAnswer(c3, { value: '', basis: 'UNKNOWN' })).toEqual({
      ok: true,
      answer: { value: null, basis: 'UNKNOWN' },
    });
  });

  test.each([
    ['C3', { value: 'many', basis: 'COUNTED' }, 'value', 'Enter the number of bookings, for example 4,200.'],
    ['C3', { value: '12.5', basis: 'COUNTED' }, 'value', 'Enter a whole number, without decimals.'],
    ['C3', { value: '-1', basis: 'COUNTED' }, 'value', 'Enter a number from 0 to 2,000,000.'],
    ['C3', { value: '', basis: 'COUNTED' }, 'value', 'Enter the number of bookings, for example 4,200.'],
    ['C3', { value: '12' }, 'basis', 'Say whether you counted it, estimated it or do not know.'],
    ['C4', { value: '101', basis: 'COUNTED' }, 'value', 'Enter a share from 0 to 100.'],
    ['A2', { value: { SWORN: '12.5' }, basis: 'COUNTED' }, 'value', 'Enter a whole number, without decimals.'],
    ['A4', { value: 'maybe' }, 'value', 'Choose yes or no.'],
    ['A7', { value: 'PERHAPS' }, 'value', 'Choose one from the list.'],
    ['A5', { value: ['NONE', 'SEAPORT'] }, 'value', 'Choose “None of these” alone, or choose others.'],
    ['A10', { value: 'x'.repeat(1001) }, 'value', 'Use 1,000 characters or fewer.'],
    ['I9', { value: '03/2027' }, 'value', 'Enter a month, for example 2027-03.'],
  ])('%s refuses %o and says how to mend it', (code, raw, field, message) => {
    const parsed = parseAnswer(question(code), raw);
    expect(parsed).toMatchObject({ ok: false, faults: [{ field, message }] });
  });

  test.each([
    ['A10', { value: 'Case of A 123 456 789.' }, 'value'],
    ['A7', { value: 'YES', note: 'Officer, 123-45-6789' }, 'note'],
    ['C3', { value: '12', basis: 'COUNTED', source: 'born 1/2/1980' }, 'source'],
    [
      'B',
      { value: [{ concern: 'GANG', severity: 1, trend: 'UP', nexus: 'NONE', basis: 'COUNTED', note: 'A123456789' }] },
      'value',
    ],
  ])('%s refuses personal identifiers in any text', (code, raw, field) => {
    const parsed = parseAnswer(question(code), raw);
    expect(parsed).toMatchObject({ ok: false, faults: [{ field, message: expect.stringContaining('looks like') }] });
  });
});

describe('what is left', () => {
  const { answers } = scenarios.calder;
  const without = (...codes: string[]) =>
    Object.fromEntries(Object.entries(answers).filter(([code]) => !codes.includes(code)));

  test('names missing required answers of the part that was asked', () => {
    expect(answerErrors(without('A8', 'G3', 'C3', 'I1'), 'SELF').map((one) => one.code)).toEqual(['A8', 'G3']);
    expect(answerErrors(without('A8', 'I1'), 'ICE').map((one) => one.code)).toEqual(['I1']);
    expect(answerErrors(without('A8', 'I1'), 'FIELD')).toEqual([]);
  });

  test('names a figure without a basis, a concern without a rating, and a code that is no question', () => {
    const { value } = answers.A2 ?? { value: null };
    const rows: Answer = { value: [{ concern: 'GANG', severity: 4, trend: 'UP', nexus: 'NONE', basis: 'COUNTED' }] };
    const errors = answerErrors({ ...answers, A2: { value }, B: rows, Z1: { value: true } }, 'SELF');
    expect(errors.map(({ code, field }) => `${code} ${field}`)).toEqual(['Z1 value', 'A2 basis', 'B value']);
    expect(errors[2]?.message).toContain('Drug trafficking');
  });

  test('a section goes from not started to complete, and custody is not asked without a jail', () => {
    expect(sectionStatus('G', {})).toMatchObject({ state: 'NOT_STARTED', asked: 7, answered: 0 });
    expect(sectionStatus('G', { G1: { value: true } })).toMatchObject({ state: 'IN_PROGRESS', answered: 1 });
    expect(sectionStatus('G', answers)).toEqual({ state: 'COMPLETE', asked: 7, answered: 7, requiredLeft: [] });
    expect(sectionStatus('A', without('A3'))).toMatchObject({ state: 'READY', asked: 10, answered: 9 });
    expect(sectionStatus('D', without('D1')).state).toBe('IN_PROGRESS');
    expect(sectionStatus('C', { A4: { value: false } })).toMatchObject({ state: 'NOT_ASKED', asked: 0 });
    expect(codesOf(sectionQuestions('C', { A4: { value: true } }))).toHaveLength(9);
  });
});
