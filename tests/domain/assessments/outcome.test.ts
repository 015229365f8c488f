import { describe, expect, test } from 'vitest';
import { evaluate } from '@/lib/domain/assessments/evaluate';
import { changesBand, outcomeChanges, reckoningOf } from '@/lib/domain/assessments/outcome';
import { aGate, aRule, asks, earns, recommends, sheriff, tableOf } from '@/tests/support/small-rules';

describe('what a stored result has to come to again', () => {
  test('is its bands, figures, gates, lines, notes and flags, without their words', () => {
    const rule = recommends({
      code: 'BEST',
      gates: [aGate('G2'), aGate('G4')],
      capacity: [earns(40), asks(20, 'D5')],
      alternatives: ['BEST'],
    });
    const found = evaluate(sheriff({ G2: true, A9: true }), tableOf(rule, recommends()));
    expect(reckoningOf(found)).toEqual({
      ruleVersion: 'small',
      switchedOn: [],
      notes: [{ code: 'BUNDLE-2', programs: ['OCS'], proposes: ['T19'] }],
      flags: [{ code: 'S1', questions: ['A9'], programs: ['BEST', 'OCS'] }],
      programs: [
        {
          ...{ code: 'BEST', band: 'INCOMPLETE', need: 60, capacity: null, heldBy: null },
          ...{ flags: ['S1'], missing: ['G4', 'D5'], alternatives: ['BEST'] },
          gates: [{ id: 'gate-G2', question: 'G2', pass: true }],
          openGates: ['gate-G4'],
          lines: [
            { part: 'need', id: 'earns-60', earned: 60, possible: 60 },
            { part: 'capacity', id: 'earns-40', earned: 40, possible: 40 },
            { part: 'capacity', id: 'asks-D5', earned: null, possible: 20 },
          ],
        },
        {
          ...{ code: 'OCS', band: 'RECOMMENDED', need: 60, capacity: 50, heldBy: null },
          ...{ flags: ['S1'], missing: [], alternatives: [], gates: [], openGates: [] },
          lines: [
            { part: 'need', id: 'earns-60', earned: 60, possible: 60 },
            { part: 'capacity', id: 'earns-50', earned: 50, possible: 50 },
          ],
        },
      ],
    });
  });
});

describe('how two results differ', () => {
  const scored = (need: number, capacity: number) =>
    evaluate(sheriff(), tableOf(aRule({ need: [earns(need)], capacity: [earns(capacity)] })));
  const strong = { band: 'RECOMMENDED', need: 60, capacity: 50 };

  test('not at all where band and figures are the same', () => {
    expect(outcomeChanges(scored(60, 50), scored(60, 50))).toEqual([]);
  });

  test.each([
    ['band and need', 59, 50, 'CONSIDER', true],
    ['band and capacity', 60, 49, 'CONSIDER', true],
    ['need alone', 61, 50, 'RECOMMENDED', false],
    ['capacity alone', 60, 51, 'RECOMMENDED', false],
  ])('in %s', (_what, need, capacity, band, isOtherAdvice) => {
    const changes = outcomeChanges(scored(60, 50), scored(need, capacity));
    expect(changes).toEqual([{ code: 'OCS', before: strong, after: { band, need, capacity } }]);
    expect(changes.map(changesBand)).toEqual([isOtherAdvice]);
  });

  test('in the band alone, as when a rule holds a program back', () => {
    const of = (supervised: boolean) =>
      evaluate(sheriff({ I1: supervised }), tableOf(recommends({ supervisor: 'I1' })));
    expect(outcomeChanges(of(true), of(false))).toEqual([
      { code: 'OCS', before: strong, after: { ...strong, band: 'CONSIDER' } },
    ]);
  });

  test('in programs that only one of the tables has, those of the first table first', () => {
    const [cap, ocs, best] = [recommends({ code: 'CAP' }), recommends(), recommends({ code: 'BEST' })];
    const changes = outcomeChanges(evaluate(sheriff(), tableOf(cap, ocs)), evaluate(sheriff(), tableOf(best, ocs)));
    expect(changes).toEqual([
      { code: 'CAP', before: strong, after: null },
      { code: 'BEST', before: null, after: strong },
    ]);
    expect(changes.every(changesBand)).toBe(true);
  });
});
