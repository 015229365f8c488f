import { describe, expect, test, vi } from 'vitest';
import { parseAnswer, parseRecorded } from '@/lib/domain/assessments/answer-form';
import { formVersion, needsBasis, type Question } from '@/lib/domain/assessments/question';
import { coreQuestions, questionOf, questionsFor, questionsOf } from '@/lib/domain/assessments/question-bank';
import { type ProgramCode, programCodes } from '@/lib/domain/programs/program-code';

// The form as a table of its own, written down once more from the trade's list of questions: code, type of answer, who
// answers, whether the visit looks again, and whether it is asked of agencies with custody alone. And an earlier
// version of the form, made up.

vi.mock('@/lib/domain/assessments/form-versions', () => {
  const earlier = { section: 'G', type: 'BOOL', who: 'SELF', required: false, help: 'Then.', since: '0.2' } as const;
  const retired: readonly Question[] = [
    { ...earlier, code: 'G2', text: 'Is there a desk for complaints?', until: '0.10' },
    { ...earlier, code: 'G2', text: 'Is there a way to complain?', since: '0.10', until: '1.0' },
    { ...earlier, code: 'G1', text: 'Do you hold open days?', until: '1.0' },
  ];
  return { formVersions: ['0.2', '0.10', '1.0'], retiredQuestions: retired };
});

const table = `
A1 ENUM SELF, A2 SPLIT SELF, A3 INT SELF, A4 BOOL SELF, A5 MULTI SELF, A6 SPLIT SELF FIELD, A7 ENUM SELF, A8 ENUM SELF,
A9 BOOL SELF, A10 TEXT SELF, B CONCERNS SELF FIELD, C1 INT SELF JAIL, C2 INT SELF JAIL, C3 INT SELF FIELD JAIL,
C4 PERCENT SELF FIELD JAIL, C5 BOOL SELF JAIL, C6 BOOL SELF JAIL, C7 ENUM SELF JAIL, C8 BOOL SELF FIELD JAIL,
C9 ENUM SELF FIELD JAIL, D1 INT SELF FIELD, D2 INT SELF FIELD, D3 MULTI SELF, D4 INT SELF, D5 BOOL SELF, D6 MULTI SELF,
E1 SPLIT SELF FIELD, E2 BOOL SELF, E3 BOOL SELF, E4 BOOL SELF, E5 ENUM SELF, E6 BOOL SELF, E7 BOOL SELF, F1 BOOL SELF,
F2 BOOL SELF, F3 BOOL SELF, F4 BOOL SELF, G1 BOOL SELF, G2 BOOL SELF, G3 BOOL SELF, G4 BOOL SELF, G5 BOOL SELF,
G6 BOOL SELF, G7 BOOL SELF, H1 BOOL SELF, H2 BOOL SELF, H3 BOOL SELF, H4 ENUM SELF, I1 BOOL ICE, I2 BOOL ICE,
I3 BOOL ICE, I4 BOOL ICE, I5 SPLIT ICE, I6 MULTI ICE, I7 TEXT ICE, I8 BOOL ICE, I9 MONTH ICE`
  .split(',')
  .map((line) => line.trim());

const lineOf = ({ code, type, who, checkedBy, showIf }: Question): string =>
  [code, type, who, checkedBy, showIf === 'A4' ? 'JAIL' : showIf].filter(Boolean).join(' ');

const options = (code: string): string[] => {
  const question = questionOf(code);
  return question && 'options' in question ? question.options.map(({ value }) => value) : [];
};

describe('the form', () => {
  test('is the table of 57 codes', () => {
    expect(table).toHaveLength(57);
    expect(coreQuestions.map(lineOf)).toEqual(table);
    expect(table.filter((line) => line.includes('SELF'))).toHaveLength(48);
    expect(table.filter((line) => line.includes('SELF') && !line.includes('JAIL'))).toHaveLength(39);
  });

  test.each([
    ['A5', 'LAND_BORDER SEAPORT INTL_AIRPORT CORRIDOR NONE'],
    ['A7', 'YES NO UNKNOWN'],
    ['A8', 'NONE SOME PROHIBITS UNKNOWN'],
    ['C7', 'NONE WILLING ACTIVE'],
    ['C9', 'NONE ON_CALL SCHEDULED FULL'],
    ['D3', 'NARC ICAC FUGITIVE HIDTA JTTF OTHER NONE'],
    ['D6', 'GANG NARC FRAUD ICAC COMMERCIAL NONE'],
    ['E5', 'NA NONE IN_PROGRESS DONE'],
    ['H4', '1 2 3 4 5 6 7 8 9 10 11 12'],
  ])('%s offers %s', (code, values) => {
    expect(options(code)).toEqual(values.split(' '));
  });

  test('asks for a citation where a law is named', () => {
    for (const code of ['A7', 'A8']) expect(questionOf(code)?.noteLabel, code).toMatch(/section|Citation/u);
  });

  const asked: Partial<Record<ProgramCode, readonly RegExp[]>> = {
    '287G_JEM': [/objective.*offenses/u, /one ICE supervisor/u, /hours/u, /complaint poster/u, /statistics/u],
    '287G_TFM': [/objective.*offenses/u, /one ICE supervisor/u, /hours/u, /complaint poster/u, /statistics/u],
    '287G_WSO': [/objective.*offenses/u, /one ICE supervisor/u, /hours/u, /complaint poster/u, /statistics/u],
    CAP: [/before a release/u, /room for interviews/u, /by video/u],
    BEST: [/threats affect/u, /resources/u, /harm/u, /Integrated Border Enforcement Team/u],
    T19: [/laws/u, /firearms/u, /court-testimony/u],
    DBFTF: [/documents/u, /insider/u, /issued a year/u, /audit records/u],
    OCS: [/gangs/u, /violence/u, /recruit/u],
    PREDATOR: [/Internet Crimes/u, /forensic/u],
    FIREWALL: [/stops/u, /K-9/u, /currency handling/u],
    IPR: [/goods/u, /health or safety/u],
    FUGOPS: [/warrants/u, /deconfliction/u],
    AFES: [/policy on shared funds/u],
    LESC: [/terminals/u, /training/u],
  };

  test.each(programCodes)('asks the module of %s on the visit alone', (program) => {
    const questions = questionsFor('FIELD', { answers: {}, programs: [program] }).filter((one) => 'program' in one);
    const words = asked[program] ?? [];
    expect(questions.map(({ text }) => text)).toEqual(words.map((word) => expect.stringMatching(word)));
    for (const part of ['SELF', 'ICE'] as const) {
      expect(questionsFor(part, { answers: {}, programs: [program] }).some((one) => 'program' in one)).toBe(false);
    }
  });
});

describe('each version of the form', () => {
  const textOf = (code: string, version: string) => questionOf(code, version)?.text;

  test('the current one is the bank, and every question says which version brought it', () => {
    const { core, modules } = questionsOf(formVersion);
    expect(core).toBe(coreQuestions);
    expect([...core, ...modules].every(({ since }) => since === '1.0')).toBe(true);
  });

  test('an earlier one keeps its own questions, words and order', () => {
    expect(questionsOf('0.2').core.map(({ code }) => code)).toEqual(['G1', 'G2']);
    expect(textOf('G2', '0.2')).toBe('Is there a desk for complaints?');
    expect(textOf('G2', '0.10')).toBe('Is there a way to complain?');
    expect(textOf('G2', '1.0')).toBe('Do you have a public complaint procedure?');
    expect(questionOf('A1', '0.10')).toBeNull();
    expect(questionsFor('SELF', { answers: {}, formVersion: '0.10' })).toHaveLength(2);
    expect(questionsFor('ICE', { answers: {}, formVersion: '0.10' })).toEqual([]);
  });

  test('one that the portal never had is refused', () => {
    expect(() => questionsOf('0.3')).toThrow('There is no form version 0.3.');
  });
});

describe('what a figure says besides its number', () => {
  const c3 = questionOf('C3');
  if (!c3) throw new Error('no question C3');

  test('the custody figures need their source when they are counted, and only then', () => {
    expect(coreQuestions.filter(({ sourced }) => sourced).map(({ code }) => code)).toEqual(['C3', 'C4']);
    const counted = { value: '12', basis: 'COUNTED' };
    expect(parseRecorded(c3, counted)).toEqual({
      ok: false,
      faults: [{ field: 'source', message: 'Say where it was counted, for example “Jail management system”.' }],
    });
    expect(parseRecorded(c3, { ...counted, source: 'Jail log' })).toMatchObject({ ok: true });
    expect(parseRecorded(c3, { ...counted, basis: 'ESTIMATED' })).toMatchObject({ ok: true });
    expect(parseRecorded(c3, { value: '', basis: 'UNKNOWN' })).toMatchObject({ ok: true });
  });

  test('a figure that is only tried out needs none', () => {
    expect(parseAnswer(c3, { value: '12', basis: 'COUNTED' })).toMatchObject({ ok: true });
  });

  test('each keeps basis, source and period', () => {
    for (const question of coreQuestions.filter(needsBasis)) {
      const value = question.type === 'SPLIT' ? { [question.parts[0]?.value ?? '']: '1' } : '1';
      const beside = { basis: 'COUNTED', source: 'Log', period: '2026' };
      expect(parseRecorded(question, { value, ...beside }), question.code).toMatchObject({ ok: true, answer: beside });
      expect(parseRecorded(question, { value, source: 'Log' }), question.code).toMatchObject({
        faults: [{ field: 'basis', message: 'Say whether you counted it, estimated it or do not know.' }],
      });
    }
  });
});
