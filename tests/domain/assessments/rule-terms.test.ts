import { describe, expect, test } from 'vitest';
import type { EvaluationAnswer, EvaluationInput } from '@/lib/domain/assessments/evaluation-input';
import type { Facts } from '@/lib/domain/assessments/rule-facts';
import type { Cap, Term } from '@/lib/domain/assessments/rule-set';
import { codesOfTerm, mostOf, possibleOf, reckon, sumOf, tryGates } from '@/lib/domain/assessments/rule-terms';
import type { Nexus, Severity, Trend } from '@/lib/domain/concerns';
import { aGate, aRule, ratings, sheriff } from '@/tests/support/small-rules';

type Value = EvaluationAnswer['value'];

const severity: Term = { id: 'severity', kind: 'severity', of: ['GANG', 'NARC'], points: 60 };
const nexus: Term = { id: 'nexus', kind: 'nexus', of: ['GANG', 'NARC'], documented: 20, suspected: 10 };
const trend: Term = { id: 'trend', kind: 'trend', of: ['GANG', 'NARC'], points: 15 };
const support: Term = {
  id: 'support',
  kind: 'when',
  if: { kind: 'answer', code: 'D5', is: true },
  points: 40,
  says: 'the prosecutor agrees',
  lacks: 'The prosecutor has not agreed.',
};
const bookings: Term = {
  id: 'bookings',
  kind: 'steps',
  code: 'C3',
  steps: [
    { from: 5000, points: 15 },
    { from: 1000, points: 10 },
  ],
  below: 5,
  noun: 'bookings',
};
const cover: Term = { id: 'cover', kind: 'choice', code: 'C9', points: { NONE: 20, FULL: 0 }, noun: 'cover' };

const factsOf = (concerns: EvaluationInput['concerns'], answers: Record<string, Value> = {}): Facts => ({
  ...sheriff(answers, concerns),
  switchedOn: false,
  standings: {},
});

const needOf = (term: Term, facts: Facts) => reckon(aRule({ need: [term] }), facts).need[0];
const earned = (term: Term, facts: Facts) => needOf(term, facts)?.earned;

describe('the points of a line', () => {
  test.each<[Severity, Severity, number]>([
    [0, 0, 0],
    [1, 0, 15],
    [1, 3, 45],
    [4, 2, 60],
  ])('severities %d and %d count as the higher one, in quarters: %d', (gangs, drugs, points) => {
    const concerns = ratings(['GANG', gangs, 'FLAT', 'NONE'], ['NARC', drugs, 'FLAT', 'NONE']);
    expect(earned(severity, factsOf(concerns))).toBe(points);
  });

  test.each<[string, Nexus, Nexus, number]>([
    ['one documented', 'SUSPECTED', 'DOCUMENTED', 20],
    ['one suspected', 'NONE', 'SUSPECTED', 10],
    ['none', 'NONE', 'NONE', 0],
  ])('a cross-border link, %s', (_what, gangs, drugs, points) => {
    const concerns = ratings(['GANG', 1, 'FLAT', gangs], ['NARC', 1, 'FLAT', drugs]);
    expect(earned(nexus, factsOf(concerns))).toBe(points);
  });

  test('a link and a rising trend count only where the concern is one at all', () => {
    const absent = factsOf(ratings(['GANG', 0, 'UP', 'DOCUMENTED'], ['NARC', 0, 'UP', 'SUSPECTED']));
    expect([earned(nexus, absent), earned(trend, absent)]).toEqual([0, 0]);
    const low = factsOf(ratings(['GANG', 0, 'UP', 'DOCUMENTED'], ['NARC', 1, 'UP', 'SUSPECTED']));
    expect([earned(nexus, low), earned(trend, low)]).toEqual([10, 15]);
    expect([earned(nexus, factsOf({})), earned(trend, factsOf({}))]).toEqual([0, 0]);
  });

  test.each<[Trend, number]>([
    ['UP', 15],
    ['FLAT', 0],
    ['DOWN', 0],
  ])('a trend %s gives %d', (direction, points) => {
    const concerns = ratings(['GANG', 2, 'FLAT', 'NONE'], ['NARC', 2, direction, 'NONE']);
    expect(earned(trend, factsOf(concerns))).toBe(points);
  });

  test.each([
    [0, 5],
    [999, 5],
    [1000, 10],
    [4999, 10],
    [5000, 15],
    [90_000, 15],
  ])('%d bookings give %d', (figure, points) => {
    expect(earned(bookings, factsOf({}, { C3: figure }))).toBe(points);
  });

  test('a condition that holds gives its points, one that does not gives none', () => {
    expect(needOf(support, factsOf({}, { D5: true }))).toMatchObject({ earned: 40, reason: 'The prosecutor agrees.' });
    expect(needOf(support, factsOf({}, { D5: false }))).toMatchObject({
      earned: 0,
      reason: 'The prosecutor has not agreed.',
    });
  });

  test('a choice gives the points of its option', () => {
    expect(earned(cover, factsOf({}, { C9: 'NONE' }))).toBe(20);
    expect(earned(cover, factsOf({}, { C9: 'FULL' }))).toBe(0);
  });

  test.each([
    [support, 'D5', {}],
    [bookings, 'C3', {}],
    [cover, 'C9', {}],
    [cover, 'C9', { C9: 'ANOTHER' }],
    [cover, 'C9', { C9: 1 }],
    [cover, 'C9', { C9: ['NONE'] }],
  ])('a missing answer is named and counts neither for nor against: %#', (term, code, answers) => {
    const line = needOf(term, factsOf({}, answers));
    expect([line?.earned, line?.missing]).toEqual([null, [code]]);
  });

  test('a line holds what it read, what it could give, and its part', () => {
    const facts = factsOf(ratings(['GANG', 4, 'UP', 'NONE']), { D5: true });
    const { need, capacity } = reckon(aRule({ need: [severity], capacity: [support] }), facts);
    expect(need).toEqual([
      {
        ...{ id: 'severity', part: 'need', earned: 60, possible: 60, missing: [] },
        sentence: 'The higher severity of gangs or drug trafficking counts for up to 60 points.',
        answers: [
          { code: 'B.GANG', value: '4 UP NONE' },
          { code: 'B.NARC', value: '0 FLAT NONE' },
        ],
        reason: 'Gangs: severe.',
      },
    ]);
    expect(capacity).toEqual([
      {
        ...{ id: 'support', part: 'capacity', earned: 40, possible: 40, missing: [] },
        sentence: '40 points when the prosecutor agrees.',
        answers: [{ code: 'D5', value: true, basis: 'COUNTED' }],
        reason: 'The prosecutor agrees.',
      },
    ]);
  });

  test('a line says why it gave points, and why it gave none', () => {
    const calm = factsOf(ratings(['GANG', 0, 'FLAT', 'NONE']), { C3: 10, C9: 'FULL' });
    expect([nexus, trend, bookings].map((term) => needOf(term, calm)?.reason)).toEqual([
      'No cross-border link known: gangs and drug trafficking.',
      'Not rising: gangs and drug trafficking.',
      'Bookings: 10.',
    ]);
    const waiting = [support, bookings, cover].map((term) => needOf(term, factsOf({}))?.reason);
    expect(waiting).toEqual([
      'Not answered yet: whether the prosecutor agrees.',
      'Not answered yet: bookings.',
      'Not answered yet: cover.',
    ]);
  });
});

test('the most a line can give is its highest step, link or option', () => {
  const rising: Term = { ...bookings, below: 30 };
  const suspicious: Term = { ...nexus, suspected: 25 };
  expect([severity, nexus, suspicious, trend, support, bookings, rising, cover].map(possibleOf)).toEqual([
    60, 20, 25, 15, 40, 15, 30, 20,
  ]);
});

test('a line names the questions and concerns it reads', () => {
  expect([severity, support, bookings, cover].map(codesOfTerm)).toEqual([['B.GANG', 'B.NARC'], ['D5'], ['C3'], ['C9']]);
});

describe('sums', () => {
  const lines = (facts: Facts) => reckon(aRule({ need: [severity, support] }), facts).need;
  const severe = ratings(['NARC', 4, 'FLAT', 'NONE']);

  test('there is no sum while a line waits, only the most that it could come to', () => {
    expect(sumOf([])).toBe(0);
    expect(sumOf(lines(factsOf(severe, { D5: true })))).toBe(100);
    expect(sumOf(lines(factsOf(severe, { D5: false })))).toBe(60);
    expect(sumOf(lines(factsOf(severe)))).toBeNull();
    expect(mostOf(lines(factsOf(severe)))).toBe(100);
    expect(mostOf(lines(factsOf({}, { D5: false })))).toBe(0);
  });

  test('a line that waits at the beginning is not forgotten by those after it', () => {
    expect(sumOf([...lines(factsOf({})), ...lines(factsOf({}))].reverse())).toBeNull();
  });
});

describe('a limit on need', () => {
  const limit: Cap = {
    id: 'guessed',
    if: { kind: 'figureBelow', code: 'C4', is: 5 },
    at: 34,
    sentence: 'Count first.',
  };
  const need = (facts: Facts, caps: readonly Cap[] = [limit]) =>
    reckon(aRule({ need: [severity, support], caps: [...caps] }), facts).need;
  const severe = ratings(['NARC', 4, 'FLAT', 'NONE']);

  test('takes away what is above it, as a line of its own', () => {
    const lines = need(factsOf(severe, { D5: true, C4: 4.9 }));
    expect(sumOf(lines)).toBe(34);
    expect(lines.at(-1)).toEqual({
      ...{ id: 'guessed', part: 'need', earned: -66, possible: 0, missing: [] },
      sentence: 'Count first.',
      reason: 'Count first.',
      answers: [{ code: 'C4', value: 4.9, basis: 'COUNTED' }],
    });
  });

  test('gives nothing to what is under it, and is no line where it does not hold', () => {
    const under = need(factsOf(ratings(['NARC', 1, 'FLAT', 'NONE']), { D5: false, C4: 0 }));
    expect([sumOf(under), under.at(-1)?.earned, under.length]).toEqual([15, 0, 3]);
    expect(need(factsOf(severe, { D5: true, C4: 5 })).map(({ id }) => id)).toEqual(['severity', 'support']);
  });

  test('waits where nobody knows whether it holds, or what there is to take away', () => {
    const unknown = need(factsOf(severe, { D5: true })).at(-1);
    expect([unknown?.earned, unknown?.missing]).toEqual([null, ['C4']]);
    const open = need(factsOf(severe, { C4: 1 })).at(-1);
    expect([open?.earned, open?.missing]).toEqual([null, []]);
  });

  test('a second one acts on what the first one left', () => {
    const lower: Cap = { ...limit, id: 'lower', at: 10 };
    const lines = need(factsOf(severe, { D5: true, C4: 1 }), [limit, lower]);
    expect([lines.map((line) => line.earned), sumOf(lines)]).toEqual([[60, 40, -66, -24], 10]);
  });
});

describe('gates', () => {
  test('pass, fail with the way out, or wait: a missing answer fails no gate', () => {
    expect(tryGates([aGate('G2'), aGate('G4'), aGate('G6')], factsOf({}, { G2: true, G4: false }))).toEqual({
      results: [
        { id: 'gate-G2', question: 'G2', pass: true, text: 'G2 is so.' },
        { id: 'gate-G4', question: 'G4', pass: false, text: 'G4 is not so.' },
      ],
      open: [{ id: 'gate-G6', question: 'G6', text: 'Not answered yet: G6 is so.' }],
      unlock: [{ question: 'G4', text: 'Mend G4.' }],
      missing: ['G6'],
    });
  });
});
