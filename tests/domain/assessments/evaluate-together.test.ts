import { describe, expect, test } from 'vitest';
import { evaluate } from '@/lib/domain/assessments/evaluate';
import type { ProgramRule } from '@/lib/domain/assessments/rule-set';
import type { ProgramCode } from '@/lib/domain/programs/program-code';
import { programIn } from '@/tests/support/evaluations';
import { aGate, aRule, asks, earns, recommends, sheriff, tableOf } from '@/tests/support/small-rules';

// What programs of one table do to each other.

describe('a program that counts whether others are recommended', () => {
  const reader = (of: ProgramCode[], part: 'need' | 'capacity' = 'need') =>
    recommends({
      code: 'AFES',
      [part]: [
        earns(60),
        { id: 'joint', kind: 'when', if: { kind: 'recommended', of }, points: 30, says: 'so', lacks: 'Not so.' },
      ],
    });
  const afes = (other: ProgramRule, answers: Record<string, boolean> = {}) =>
    programIn(evaluate(sheriff(answers), tableOf(reader(['OCS']), other)), 'AFES');

  test('gets the points when one is, wherever it stands in the table', () => {
    expect(afes(recommends())).toMatchObject({ band: 'RECOMMENDED', need: 90 });
    const capable = evaluate(sheriff(), tableOf(reader(['OCS'], 'capacity'), recommends()));
    expect(programIn(capable, 'AFES').capacity).toBe(90);
    expect(capable.programs.map(({ code }) => code)).toEqual(['AFES', 'OCS']);
  });

  test('does not get them when it is not', () => {
    expect(afes(aRule({ need: [earns(59)], capacity: [earns(50)] })).need).toBe(60);
    expect(afes(recommends({ supervisor: 'I1' }), { I1: false }).need).toBe(60);
  });

  test.each<[string, ProgramRule]>([
    ['its need could just suffice', aRule({ need: [earns(40), asks(20, 'D5')], capacity: [earns(50)] })],
    ['its capacity could just suffice', aRule({ need: [earns(60)], capacity: [earns(30), asks(20, 'D5')] })],
    ['a gate waits', recommends({ gates: [aGate('D5')] })],
  ])('waits for one that is open: %s', (_what, other) => {
    expect(afes(other)).toMatchObject({ band: 'INCOMPLETE', need: null, missing: ['D5'] });
  });

  test('waits for what ICE has not said yet', () => {
    expect(afes(recommends({ supervisor: 'I1' }))).toMatchObject({ band: 'INCOMPLETE', missing: ['I1'] });
  });

  test.each<[string, ProgramRule, Record<string, boolean>]>([
    ['need', aRule({ need: [earns(39.9), asks(20, 'D5')], capacity: [earns(50)] }), {}],
    ['capacity', aRule({ need: [earns(60)], capacity: [earns(29.9), asks(20, 'D5')] }), {}],
    [
      'supervision',
      aRule({ supervisor: 'I1', need: [earns(60), asks(20, 'D5')], capacity: [earns(50)] }),
      { I1: false },
    ],
  ])('does not wait for one that cannot be recommended any more for want of %s', (_what, other, answers) => {
    expect(afes(other, answers)).toMatchObject({ band: 'RECOMMENDED', need: 60, missing: [] });
  });
});

describe('ORDER-1', () => {
  const cap = recommends({ code: 'CAP' });
  const jem = recommends({ code: '287G_JEM' });
  const bands = (...rules: ProgramRule[]) =>
    evaluate(sheriff(), tableOf(...rules)).programs.map(({ code, band, heldBy }) => [code, band, heldBy]);

  test('delegated authority waits where custody work without it is recommended too', () => {
    expect(bands(cap, jem)).toEqual([
      ['CAP', 'RECOMMENDED', null],
      ['287G_JEM', 'CONSIDER', 'ORDER-1'],
    ]);
    const held = programIn(evaluate(sheriff(), tableOf(cap, jem)), '287G_JEM');
    expect(held.reasons.map(({ id }) => id)).toEqual(['ORDER-1', 'need.earns-60', 'capacity.earns-50']);
    expect(held.reasons[0]?.text).toContain('record why it alone is not enough');
  });

  test('nothing waits where only one of them is recommended', () => {
    const weak = (rule: ProgramRule): ProgramRule => ({ ...rule, need: [earns(40)] });
    expect(bands(weak(cap), jem)[1]).toEqual(['287G_JEM', 'RECOMMENDED', null]);
    expect(bands(cap, weak(jem))).toEqual([
      ['CAP', 'RECOMMENDED', null],
      ['287G_JEM', 'CONSIDER', null],
    ]);
    expect(bands(jem)[0]?.[1]).toBe('RECOMMENDED');
    expect(bands(cap)[0]?.[1]).toBe('RECOMMENDED');
  });
});

test('beside a program stand the alternatives of the table that are not closed to the agency', () => {
  const closed = recommends({ code: 'OCS', gates: [aGate('G2')] });
  const weak = aRule({ code: 'CAP' });
  const jem = recommends({ code: '287G_JEM', alternatives: ['LESC', 'OCS', 'CAP', 'BEST'] });
  const found = evaluate(sheriff({ G2: false }), tableOf(closed, jem, weak, recommends({ code: 'BEST' })));
  expect(programIn(found, '287G_JEM').alternatives).toEqual(['CAP', 'BEST']);
});

describe('a switch', () => {
  const model = (code: ProgramCode): ProgramRule =>
    aRule({ code, mode: 'MANUAL', gates: [{ ...aGate('SWITCH'), if: { kind: 'switchedOn' } }] });

  test('opens the program it names and no other, and is kept with the result', () => {
    const table = { ...tableOf(model('287G_TFM'), model('287G_WSO'), recommends()), switchedOn: ['287G_TFM' as const] };
    const found = evaluate(sheriff(), table);
    expect(found.programs.map(({ band }) => band)).toEqual(['MANUAL', 'NOT_ELIGIBLE', 'RECOMMENDED']);
    expect(found).toMatchObject({ ruleVersion: 'small', switchedOn: ['287G_TFM'] });
  });
});
