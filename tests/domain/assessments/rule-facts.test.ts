import { describe, expect, test } from 'vitest';
import type { EvaluationAnswer, EvaluationInput } from '@/lib/domain/assessments/evaluation-input';
import {
  basisOf,
  codesOf,
  type Facts,
  figureOf,
  holds,
  readFacts,
  type Standing,
  usedAnswers,
} from '@/lib/domain/assessments/rule-facts';
import type { Atom } from '@/lib/domain/assessments/rule-set';

type Given = {
  agencyType?: Facts['agencyType'];
  answers?: Record<string, EvaluationAnswer>;
  concerns?: EvaluationInput['concerns'];
  switchedOn?: boolean;
  standings?: Facts['standings'];
};

const factsOf = (given: Given): Facts => ({
  agencyType: 'SHERIFF',
  answers: {},
  concerns: {},
  switchedOn: false,
  standings: {},
  ...given,
});

const answers = (values: Record<string, EvaluationAnswer['value']>): Given => ({
  answers: Object.fromEntries(Object.entries(values).map(([code, value]) => [code, { value }])),
});

const gangs = (severity: 0 | 1 | 2 | 3): Given => ({
  concerns: { GANG: { severity, trend: 'FLAT', nexus: 'NONE' } },
});

const gangRow = { concern: 'GANG', severity: 3, trend: 'UP', nexus: 'NONE', basis: 'COUNTED' } as const;

const yes = { is: true, missing: [] };
const no = { is: false, missing: [] };
const waits = (...missing: string[]) => ({ is: null, missing });

const standing = (recommended: Standing['recommended'], ...missing: string[]): Standing => ({ recommended, missing });

describe('one test of a fact', () => {
  const isTrue: Atom = { kind: 'answer', code: 'D5', is: true };
  const isOnCall: Atom = { kind: 'answer', code: 'C9', is: 'ON_CALL' };
  const isDone: Atom = { kind: 'answerIn', code: 'E5', in: ['NA', 'DONE'] };
  const isAllowed: Atom = { kind: 'answerNot', code: 'A8', not: 'PROHIBITS' };
  const hasPort: Atom = { kind: 'listHas', code: 'A5', any: ['LAND_BORDER', 'SEAPORT'] };
  const hasAny: Atom = { kind: 'listNotEmpty', code: 'A5' };
  const many: Atom = { kind: 'figureAtLeast', code: 'C3', is: 1000 };
  const few: Atom = { kind: 'figureBelow', code: 'C4', is: 5 };
  const severe: Atom = { kind: 'severityAtLeast', concern: 'GANG', is: 2 };
  const joint: Atom = { kind: 'recommended', of: ['OCS', 'BEST'] };
  const named: Atom = { kind: 'agencyType', in: ['PROSECUTOR', 'SHERIFF'] };
  const other: Atom = { kind: 'agencyTypeNot', not: ['TASK_FORCE', 'PROSECUTOR'] };

  test.each<[string, Atom, Given, { is: boolean | null; missing: string[] }]>([
    ['a yes', isTrue, answers({ D5: true }), yes],
    ['a no', isTrue, answers({ D5: false }), no],
    ['a missing yes or no', isTrue, {}, waits('D5')],
    ['an answer of null', isTrue, answers({ D5: null }), waits('D5')],
    ['a figure where a yes or no is read', isTrue, answers({ D5: 1 }), waits('D5')],
    ['a choice', isOnCall, answers({ C9: 'ON_CALL' }), yes],
    ['another choice', isOnCall, answers({ C9: 'FULL' }), no],
    ['one of two choices', isDone, answers({ E5: 'DONE' }), yes],
    ['none of two choices', isDone, answers({ E5: 'OPEN' }), no],
    ['no choice', isDone, {}, waits('E5')],
    ['not that choice', isAllowed, answers({ A8: 'SOME' }), yes],
    ['that choice', isAllowed, answers({ A8: 'PROHIBITS' }), no],
    ['nothing said of that choice', isAllowed, {}, waits('A8')],
    ['a list with one of them', hasPort, answers({ A5: ['CORRIDOR', 'SEAPORT'] }), yes],
    ['a list with others', hasPort, answers({ A5: ['CORRIDOR'] }), no],
    ['a list of none', hasPort, answers({ A5: ['NONE'] }), no],
    ['no list', hasPort, {}, waits('A5')],
    ['a word where a list is read', hasPort, answers({ A5: 'SEAPORT' }), waits('A5')],
    ['a list with something', hasAny, answers({ A5: ['CORRIDOR'] }), yes],
    ['a list that says none', hasAny, answers({ A5: ['NONE'] }), no],
    ['a table where a list is read', hasAny, answers({ A5: [gangRow] }), no],
    ['a list that nobody gave', hasAny, {}, waits('A5')],
    ['a figure at the line', many, answers({ C3: 1000 }), yes],
    ['a figure under the line', many, answers({ C3: 999 }), no],
    ['no figure', many, {}, waits('C3')],
    ['a figure below the limit', few, answers({ C4: 4.99 }), yes],
    ['a figure at the limit', few, answers({ C4: 5 }), no],
    ['no figure for the limit', few, {}, waits('C4')],
    ['a severity at the line', severe, gangs(2), yes],
    ['a severity under the line', severe, gangs(1), no],
    ['a concern that nobody rated', severe, {}, no],
    ['any concern', { kind: 'anyConcern' }, gangs(1), yes],
    ['no concern', { kind: 'anyConcern' }, gangs(0), no],
    ['an agency of the type', named, {}, yes],
    ['an agency of another type', named, { agencyType: 'CAMPUS_POLICE' }, no],
    ['an agency that is not of the types', other, {}, yes],
    ['an agency of a type that is kept out', other, { agencyType: 'TASK_FORCE' }, no],
    ['a program that is switched on', { kind: 'switchedOn' }, { switchedOn: true }, yes],
    ['a program that is not switched on', { kind: 'switchedOn' }, {}, no],
    [
      'one program recommended, one open',
      joint,
      { standings: { OCS: standing(true), BEST: standing(null, 'D5') } },
      yes,
    ],
    [
      'one program open',
      joint,
      { standings: { OCS: standing(false), BEST: standing(null, 'D5', 'I1') } },
      waits('D5', 'I1'),
    ],
    ['no program recommended', joint, { standings: { OCS: standing(false), BEST: standing(false, 'D5') } }, no],
    ['programs that are not in the table', joint, {}, no],
  ])('%s', (_what, atom, given, expected) => {
    expect(holds(atom, factsOf(given))).toEqual(expected);
  });

  test.each([
    ['COUNTED' as const, false],
    ['ESTIMATED' as const, true],
    ['UNKNOWN' as const, true],
    [undefined, true],
  ])('a figure with the basis %s is not counted: %s', (basis, is) => {
    const given = { answers: { C4: { value: 12, ...(basis && { basis }) } } };
    expect(holds({ kind: 'notCounted', code: 'C4' }, factsOf(given))).toEqual({ is, missing: [] });
  });

  test('a figure that is missing is neither counted nor uncounted', () => {
    expect(holds({ kind: 'notCounted', code: 'C4' }, factsOf({}))).toEqual(waits('C4'));
    const unknown = { answers: { C4: { value: null, basis: 'UNKNOWN' as const } } };
    expect(holds({ kind: 'notCounted', code: 'C4' }, factsOf(unknown))).toEqual(waits('C4'));
  });

  test.each<[string, Given, boolean]>([
    ['a police agency that said nothing of its staff', {}, true],
    ['a police agency with sworn officers', answers({ A2: { SWORN: 3, CIVILIAN: 1 } }), true],
    ['an agency with none', answers({ A2: { SWORN: 0, CIVILIAN: 9 } }), false],
    ['an agency that named only others', answers({ A2: { CIVILIAN: 9 } }), true],
    ['an agency whose staff is not known', answers({ A2: null }), true],
    ['a staff that is one figure', answers({ A2: 0 }), true],
    ['a prosecutor with sworn officers', { ...answers({ A2: { SWORN: 3 } }), agencyType: 'PROSECUTOR' }, false],
  ])('sworn officers: %s', (_what, given, is) => {
    expect(holds({ kind: 'swornAgency' }, factsOf(given))).toEqual({ is, missing: [] });
  });
});

describe('tests that are joined', () => {
  const both: Atom[] = [
    { kind: 'answer', code: 'E2', is: true },
    { kind: 'answer', code: 'E4', is: true },
  ];

  test.each<[string, Given, { is: boolean | null; missing: string[] }, { is: boolean | null; missing: string[] }]>([
    ['yes and yes', answers({ E2: true, E4: true }), yes, yes],
    ['yes and no', answers({ E2: true, E4: false }), no, yes],
    ['no and no', answers({ E2: false, E4: false }), no, no],
    ['yes and missing', answers({ E2: true }), waits('E4'), yes],
    ['no and missing', answers({ E4: false }), no, waits('E2')],
    ['missing and missing', {}, waits('E2', 'E4'), waits('E2', 'E4')],
  ])('%s', (_what, given, all, any) => {
    expect(holds({ kind: 'all', of: both }, factsOf(given))).toEqual(all);
    expect(holds({ kind: 'any', of: both }, factsOf(given))).toEqual(any);
  });
});

describe('figures', () => {
  const figure = (value: EvaluationAnswer['value']) => figureOf(factsOf(answers({ D4: value })), 'D4');

  test('are read as they are, and the parts of a split figure are added up', () => {
    expect(figure(0)).toBe(0);
    expect(figure(12.4)).toBe(12.4);
    expect(figure({ SWORN: 3, CIVILIAN: 4 })).toBe(7);
    expect(figure({})).toBe(0);
  });

  test('are not made of anything else', () => {
    expect(figure(null)).toBeNull();
    expect(figure('12')).toBeNull();
    expect(figure(true)).toBeNull();
    expect(figure(['12'])).toBeNull();
    expect(figureOf(factsOf({}), 'D4')).toBeNull();
  });

  test('rest on what was said of them, and on nothing when nothing was said', () => {
    const facts = factsOf({ answers: { C4: { value: 1, basis: 'ESTIMATED' }, C3: { value: 2 } } });
    expect([basisOf(facts, 'C4'), basisOf(facts, 'C3'), basisOf(facts, 'C2')]).toEqual([
      'ESTIMATED',
      'UNKNOWN',
      'UNKNOWN',
    ]);
  });
});

describe('the facts of an input', () => {
  const input = (runsJail: boolean | null): EvaluationInput => ({
    agencyType: 'COUNTY_CORRECTIONS',
    answers: { A4: { value: runsJail }, C4: { value: 12, basis: 'COUNTED' }, D1: { value: 1, basis: 'COUNTED' } },
    concerns: { CUST: { severity: 3, trend: 'UP', nexus: 'NONE' } },
  });
  const codes = (runsJail: boolean | null) => Object.keys(readFacts(input(runsJail)).answers);

  test('custody answers count unless the agency says that it runs no jail', () => {
    expect(codes(true)).toEqual(['A4', 'C4', 'D1']);
    expect(codes(null)).toEqual(['A4', 'C4', 'D1']);
    expect(codes(false)).toEqual(['A4', 'D1']);
    expect(Object.keys(readFacts({ ...input(true), answers: {} }).answers)).toEqual([]);
    const dropped = { A4: { value: false }, Z9: { value: true } };
    expect(readFacts({ ...input(false), answers: dropped }).answers).toEqual(dropped);
  });

  test('the type and the concerns stay as they came', () => {
    expect(readFacts(input(true))).toEqual({
      agencyType: 'COUNTY_CORRECTIONS',
      answers: input(true).answers,
      concerns: input(true).concerns,
    });
  });
});

describe('what a line says it read', () => {
  test('the code of each question once; concerns as B.GANG, the type of the agency as A1', () => {
    expect(codesOf({ kind: 'answer', code: 'D5', is: true })).toEqual(['D5']);
    expect(codesOf({ kind: 'severityAtLeast', concern: 'GANG', is: 2 })).toEqual(['B.GANG']);
    expect(codesOf({ kind: 'agencyType', in: ['SHERIFF'] })).toEqual(['A1']);
    expect(codesOf({ kind: 'agencyTypeNot', not: ['SHERIFF'] })).toEqual(['A1']);
    expect(codesOf({ kind: 'swornAgency' })).toEqual(['A1']);
    expect(codesOf({ kind: 'switchedOn' })).toEqual([]);
    expect(codesOf({ kind: 'recommended', of: ['OCS'] })).toEqual([]);
    const of: Atom[] = [
      { kind: 'figureAtLeast', code: 'D1', is: 1 },
      { kind: 'figureBelow', code: 'D1', is: 9 },
      { kind: 'listNotEmpty', code: 'A5' },
    ];
    expect(codesOf({ kind: 'all', of })).toEqual(['D1', 'A5']);
    expect(codesOf({ kind: 'any', of })).toEqual(['D1', 'A5']);
  });

  test('the answer behind each code, and nothing for one that was not given', () => {
    const facts = factsOf({
      answers: { D1: { value: 2, basis: 'COUNTED' } },
      concerns: { GANG: { severity: 4, trend: 'UP', nexus: 'DOCUMENTED' } },
    });
    expect(usedAnswers(['A1', 'D1', 'D5', 'B.GANG', 'B.NARC', 'B.NOTHING'], facts)).toEqual([
      { code: 'A1', value: 'SHERIFF' },
      { code: 'D1', value: 2, basis: 'COUNTED' },
      { code: 'B.GANG', value: '4 UP DOCUMENTED' },
      { code: 'B.NARC', value: '0 FLAT NONE' },
    ]);
  });
});
