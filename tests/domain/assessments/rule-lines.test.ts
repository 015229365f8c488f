import { describe, expect, test } from 'vitest';
import { conditionWords } from '@/lib/domain/assessments/rule-condition-words';
import { ruleFieldChanges } from '@/lib/domain/assessments/rule-edit';
import { readRuleLine, withLine, withoutLine } from '@/lib/domain/assessments/rule-line-form';
import { type LineSetup, readLineSetup } from '@/lib/domain/assessments/rule-line-kinds';
import type { LineValues } from '@/lib/domain/assessments/rule-line-values';
import type { Condition, ProgramRule, Term } from '@/lib/domain/assessments/rule-set';
import { programFaults, ruleFaults } from '@/lib/domain/assessments/rule-soundness';
import { ruleSources, sourceOf } from '@/lib/domain/assessments/rule-sources';
import { describeRule } from '@/lib/domain/assessments/rule-wording';
import { rules10 } from '@/lib/domain/assessments/rules-1-0';

import { ruleOf, setupOf, words } from '@/tests/support/rule-lines';

const messages = (rule: ProgramRule) => programFaults(rule).map(({ message }) => message);

const addTo = (code: string, setup: LineSetup, values: LineValues): ProgramRule => {
  const read = readRuleLine(ruleOf(code), setup, values);
  if (!read.ok) throw new Error(JSON.stringify(read.fields));
  return withLine(ruleOf(code), read.line);
};

describe('the choice of a line', () => {
  test('asks for what is missing, and refuses what the kind cannot read', () => {
    expect(readLineSetup('need.other', [], 'all')).toMatchObject({ ok: false });
    expect(readLineSetup('gates.when', [''], 'all')).toMatchObject({ ok: false });
    expect(readLineSetup('gates.when', ['Z9'], 'all')).toMatchObject({ ok: false });
    expect(readLineSetup('need.steps', ['C6'], 'all')).toMatchObject({ ok: false });
    expect(readLineSetup('caps.when', ['B.GANG'], 'all')).toMatchObject({ ok: false });
    expect(readLineSetup('need.severity', [], 'all')).toMatchObject({ ok: true });
    expect(setupOf('need.when', ['C6', 'C6', 'D1'], 'any').reads.map(({ code }) => code)).toEqual(['C6', 'D1']);
  });
});

describe('the form of a line', () => {
  test('says at each field what to mend, and loses no other', () => {
    const read = readRuleLine(ruleOf('CAP'), setupOf('capacity.when', ['C6', 'D1', 'C9']), {
      test_0: 'MAYBE',
      test_1_compare: 'AT_LEAST',
      test_1_figure: 'two',
      test_2: ['NONE', 'EVERYTHING'],
      points: '101',
      says: 'born on 1/2/1990',
    });
    expect(read.ok ? [] : Object.keys(read.fields).sort()).toEqual([
      'lacks',
      'points',
      'says',
      'test_0',
      'test_1_figure',
      'test_2',
    ]);
    expect(readRuleLine(ruleOf('CAP'), setupOf('need.steps', ['C3']), { noun: 'bookings', below: '0' })).toMatchObject({
      ok: false,
      fields: { from_0: expect.any(String) },
    });
    expect(readRuleLine(ruleOf('OCS'), setupOf('need.trend'), { of: ['GANG'], points: '0' })).toMatchObject({
      ok: false,
      fields: { points: 'Enter more than 0 points.' },
    });
  });

  test('makes gates, lines and limits that read as they were written, each with an id of its own', () => {
    const steps = readRuleLine(ruleOf('CAP'), setupOf('need.steps', ['C2']), {
      from_0: '1,000',
      points_0: '10',
      from_1: '200',
      points_1: '5',
      below: '0',
      noun: 'people a day',
    });
    expect(steps.ok && describeRule(steps.line.entry)).toBe(
      'Points for people a day: 10 from 1,000, 5 from 200, otherwise 0.',
    );
    const gate = addTo('T19', setupOf('gates.when', ['A2', 'I1', 'A1'], 'any'), {
      test_0_compare: 'BELOW',
      test_0_figure: '5',
      test_1: 'YES',
      test_2: ['PROSECUTOR', 'OTHER'],
      asks: 'You are small.',
      fails: 'You are not small.',
      unlock: 'Ask.',
    }).gates.at(-1);
    expect(gate?.question).toBe('I1');
    expect(gate && conditionWords(gate.if)).toBe(
      "A2 is below 5 people, I1 is yes or the agency is “Prosecutor's office” or “Another public agency”",
    );
    const once = addTo('OCS', setupOf('capacity.when', ['D5']), { test_0: 'NO', points: '1', ...words });
    const twice = readRuleLine(once, setupOf('capacity.when', ['D5']), { test_0: 'NO', points: '1', ...words });
    expect(twice.ok && twice.line.entry.id).toBe('added-when-d5-2');
  });
});

describe('the table refuses', () => {
  const half: ProgramRule = { ...ruleOf('OCS'), need: ruleOf('OCS').need.slice(1), capacity: [] };
  const when = (condition: Condition): Term => ({ id: 'new', kind: 'when', if: condition, points: 5, ...words });

  test.each<[string, Partial<ProgramRule>, RegExp]>([
    ['a question there is not', { capacity: [when({ kind: 'answer', code: 'Z9', is: true })] }, /Z9 is no question/u],
    ['a question of a module', { capacity: [when({ kind: 'answer', code: 'B', is: true })] }, /B is no question/u],
    ['an answer there is not', { capacity: [when({ kind: 'answer', code: 'A8', is: 'SURE' })] }, /A8 does not take/u],
    ['a figure read as a list', { capacity: [when({ kind: 'listHas', code: 'D1', any: ['1'] })] }, /D1 does not take/u],
    [
      'custody without a gate',
      { capacity: [when({ kind: 'answer', code: 'C6', is: true })] },
      /C6 is asked only where/u,
    ],
    ["ICE's own part in need", { need: [when({ kind: 'answer', code: 'I3', is: true })] }, /I3 belongs to ICE/u],
    [
      'an answer without points',
      { need: [{ id: 'new', kind: 'choice', code: 'A7', points: { YES: 4 }, noun: 'a vote' }] },
      /A7 has answers without points/u,
    ],
    [
      'steps that go up and down',
      {
        need: [
          {
            id: 'new',
            kind: 'steps',
            code: 'A3',
            steps: [
              { from: 9, points: 1 },
              { from: 5, points: 3 },
            ],
            below: 0,
            noun: 'residents',
          },
        ],
      },
      /up and down/u,
    ],
    [
      'a limit that a worse concern would set',
      { caps: [{ id: 'new', if: { kind: 'severityAtLeast', concern: 'GANG', is: 3 }, at: 10, sentence: 'Limit.' }] },
      /a worse concern must never lower need/u,
    ],
    [
      'two lines with one id',
      { need: [ruleOf('OCS').need[1], ruleOf('OCS').need[1]].flatMap((one) => one ?? []) },
      /same id/u,
    ],
    [
      'a gate that would show ICE’s part',
      {
        gates: [
          {
            id: 'new',
            question: 'A4',
            if: { kind: 'answer', code: 'I2', is: true },
            asks: 'A.',
            fails: 'B.',
            unlock: 'C.',
          },
        ],
      },
      /named after a question/u,
    ],
    [
      'other programs inside a joined test',
      {
        capacity: [
          when({
            kind: 'any',
            of: [
              { kind: 'recommended', of: ['BEST'] },
              { kind: 'answer', code: 'D5', is: true },
            ],
          }),
        ],
      },
      /line of its own/u,
    ],
  ])('%s', (_what, change, message) => {
    expect(messages({ ...half, ...change }).join(' ')).toMatch(message);
  });

  test('more than 100 points, a scored part without a line, and programs that read each other in a circle', () => {
    const full = addTo('OCS', setupOf('capacity.when', ['D5']), { test_0: 'YES', points: '5', ...words });
    expect(messages(full)).toEqual(['Capacity can come to 105 points. Bring its lines to 100 or fewer in all.']);
    const empty = { ...rules10, programs: [{ ...ruleOf('OCS'), need: [] }] };
    expect(ruleFaults(empty).map(({ message }) => message)).toEqual(['OCS: Add at least one line of need.']);
    const circle = when({ kind: 'recommended', of: ['AFES'] });
    const round = { ...rules10, programs: [{ ...half, capacity: [circle] }, ruleOf('AFES')] };
    expect(
      ruleFaults(round)
        .map(({ message }) => message)
        .join(' '),
    ).toContain('AFES itself reads');
  });

  test('taking out a gate that comes from a statute, or one that other lines rest on', () => {
    const without = (code: string, id: string) => {
      const rule = withoutLine(ruleOf(code), 'gates', id);
      return rule ? messages(rule).join(' ') : 'no such line';
    };
    expect(without('BEST', 'border')).toContain('6 USC 240');
    expect(without('287G_JEM', 'law-allows')).toContain('8 USC 1357(g)(1)');
    expect(without('287G_WSO', 'ice-supervisors')).toContain('8 USC 1357(g)(3)');
    expect(without('CAP', 'custody')).toContain('is asked only where the answer to A4 is yes');
    expect(without('287G_JEM', 'stay')).toBe('');
    expect(without('CAP', 'nothing')).toBe('no such line');
  });
});

test('what was added and removed is told by its words, and what stays is not called changed', () => {
  const before = ruleOf('CAP');
  const fewer = withoutLine(before, 'need', 'bookings');
  if (!fewer) throw new Error('The line is gone.');
  const read = readRuleLine(fewer, setupOf('need.trend'), { of: ['CUST'], points: '15' });
  if (!read.ok) throw new Error('The line was refused.');
  expect(ruleFieldChanges(before, withLine(fewer, read.line))).toEqual([
    { label: 'Need 2, removed', before: expect.stringContaining('bookings in the last 12 months'), after: '–' },
    { label: 'Need 4, added', before: '–', after: '15 points when the trend is rising for custody workload.' },
  ]);
});

test('rules read every core question but free text and months, and nothing else', () => {
  expect(sourceOf('A10')).toBeNull();
  expect(sourceOf('I9')).toBeNull();
  expect(sourceOf('C4')?.kind).toBe('figure');
  expect(ruleSources.filter(({ kind }) => kind === 'concern')).toHaveLength(10);
});
