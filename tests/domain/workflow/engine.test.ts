import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Actor, systemActor } from '@/lib/domain/access/actor';
import type { Role } from '@/lib/domain/access/role';
import { decide, offers } from '@/lib/domain/workflow/decide';
import { holderText } from '@/lib/domain/workflow/holder';
import type { Guard, Step } from '@/lib/domain/workflow/step';
import { fieldNames, withValue } from '@/lib/domain/workflow/step-field';
import { awaitedStep, onward, undoSteps } from '@/lib/domain/workflow/waiting';

// The engine alone, on a table of four steps: what it allows, in which order it refuses, and what it says.

type Facts = { status: 'OPEN' | 'SHUT' | null; ready: boolean; asked?: string[] };
type TestStep = Step<string, Facts, string, string, string>;

const isReady: Guard<Facts> = (facts) => facts.ready || 'It is not ready. Make it ready.';
const isLiaison: Guard<Facts> = (_facts, actor) => actor.roles.includes('LIAISON') || 'Only a liaison.';

const aStep = (given: Partial<TestStep>): TestStep => ({
  kind: 'move',
  from: ['OPEN'],
  to: 'SHUT',
  by: ['LIAISON'],
  label: 'Shut',
  did: 'shut it',
  needs: z.object({}),
  guards: [],
  notify: [],
  effects: [],
  ...given,
});

const who = (...roles: Role[]): Actor => ({ ...systemActor, id: 'p', side: 'ICE', roles });
const open: Facts = { status: 'OPEN', ready: true };

describe('a step', () => {
  test('is taken by its roles alone', () => {
    const step = aStep({ by: ['LIAISON', 'LEGAL'] });
    expect(decide(step, open, who('LEGAL'))).toEqual({ ok: true, to: 'SHUT' });
    expect(decide(step, open, who('ADMIN', 'LIAISON'))).toEqual({ ok: true, to: 'SHUT' });
    expect(decide(step, open, who('ADMIN'))).toEqual({ ok: false, why: 'not_yours', reasons: [] });
    expect(decide(step, open, who())).toEqual({ ok: false, why: 'not_yours', reasons: [] });
  });

  test('is taken from its states alone', () => {
    const shut: Facts = { status: 'SHUT', ready: true };
    expect(decide(aStep({}), shut, who('LIAISON'))).toEqual({ ok: false, why: 'wrong_state', reasons: [] });
    expect(decide(aStep({ from: ['OPEN', 'SHUT'] }), shut, who('LIAISON'))).toMatchObject({ ok: true });
  });

  test('that begins a case starts from none, and no other does', () => {
    const none: Facts = { status: null, ready: true };
    expect(decide(aStep({ from: [], to: 'OPEN' }), none, who('LIAISON'))).toEqual({ ok: true, to: 'OPEN' });
    expect(decide(aStep({ from: [], to: 'OPEN' }), open, who('LIAISON'))).toMatchObject({ why: 'wrong_state' });
    expect(decide(aStep({}), none, who('LIAISON'))).toMatchObject({ why: 'wrong_state' });
  });

  test('that changes no state leads to where it began', () => {
    expect(decide(aStep({ kind: 'work', to: 'same' }), open, who('LIAISON'))).toEqual({ ok: true, to: 'OPEN' });
    expect(decide(aStep({ from: [], to: 'same' }), { status: null, ready: true }, who('LIAISON'))).toEqual({
      ok: true,
      to: 'same',
    });
  });

  test('is held by every guard that says no, with its reason', () => {
    const step = aStep({ by: ['LIAISON', 'LEGAL'], guards: [isReady, isLiaison] });
    expect(decide(step, open, who('LIAISON'))).toMatchObject({ ok: true });
    expect(decide(step, { ...open, ready: false }, who('LIAISON'))).toEqual({
      ok: false,
      why: 'blocked',
      reasons: ['It is not ready. Make it ready.'],
    });
    expect(decide(step, { ...open, ready: false }, who('LEGAL'))).toMatchObject({
      reasons: ['It is not ready. Make it ready.', 'Only a liaison.'],
    });
  });

  test('tells nobody the state whose step it is not, and nobody a reason in the wrong state', () => {
    const asked: string[] = [];
    const spying: Guard<Facts> = () => {
      asked.push('asked');
      return 'No.';
    };
    const step = aStep({ guards: [spying] });
    expect(decide(step, { status: 'SHUT', ready: false }, who('ADMIN'))).toMatchObject({ why: 'not_yours' });
    expect(decide(step, { status: 'SHUT', ready: false }, who('LIAISON'))).toMatchObject({ why: 'wrong_state' });
    expect(asked).toEqual([]);
  });
});

describe('what a person is offered', () => {
  const table = {
    shut: aStep({ guards: [isReady], tone: 'primary' }),
    note: aStep({ kind: 'work', to: 'same', label: 'Note' }),
    drop: aStep({ tone: 'danger', label: 'Drop' }),
    reopen: aStep({ from: ['SHUT'], to: 'OPEN', label: 'Reopen' }),
    rule: aStep({ by: ['ADMIN'], label: 'Rule' }),
  };

  test('is what they may take now, or could but for a reason', () => {
    expect(offers(table, { ...open, ready: false }, who('LIAISON'))).toEqual([
      {
        name: 'shut',
        label: 'Shut',
        kind: 'move',
        tone: 'primary',
        ok: false,
        reasons: ['It is not ready. Make it ready.'],
      },
      { name: 'note', label: 'Note', kind: 'work', tone: 'secondary', ok: true, reasons: [] },
      { name: 'drop', label: 'Drop', kind: 'move', tone: 'danger', ok: true, reasons: [] },
    ]);
    expect(offers(table, open, who('ADMIN')).map(({ name }) => name)).toEqual(['rule']);
    expect(offers(table, open, who('LEGAL'))).toEqual([]);
  });

  test('leads on only where it neither ends the case nor takes a step back', () => {
    const undo = undoSteps({ shut: { undo: 'reopen' }, reopen: {}, note: { undo: 'unnote' } });
    expect(undo).toEqual(new Set(['reopen', 'unnote']));
    const all = offers({ ...table, reopen: aStep({ label: 'Reopen' }) }, open, who('LIAISON'));
    expect(onward(all, undo).map(({ name }) => name)).toEqual(['shut', 'note']);
  });

  test('waits for them where it is a move, or the chief work', () => {
    const none: ReadonlySet<string> = new Set();
    const named = (facts: Facts, steps: Record<string, TestStep>) =>
      awaitedStep(offers(steps, facts, who('LIAISON')), none)?.name ?? null;
    expect(named(open, table)).toBe('shut');
    expect(named({ ...open, ready: false }, table)).toBe(null);
    expect(named(open, { note: aStep({ kind: 'work', to: 'same' }) })).toBe(null);
    expect(named(open, { note: aStep({ kind: 'work', to: 'same', tone: 'primary' }) })).toBe('note');
    expect(named(open, { send: aStep({}), chief: aStep({ tone: 'primary' }) })).toBe('chief');
    expect(named(open, { send: aStep({}), other: aStep({}) })).toBe('send');
    expect(named(open, {})).toBe(null);
  });
});

test('who holds a case is said in words', () => {
  expect(holderText(null)).toBe('Nobody: closed');
  const holders = [
    'AGENCY',
    'INTAKE',
    'LIAISON',
    'SUPERVISOR',
    'HEADQUARTERS',
    'LEGAL',
    'BOTH',
    'SIGNERS',
    'PORTAL',
  ] as const;
  expect(holders.map(holderText)).toEqual([
    'Agency',
    'Intake office',
    'Liaison',
    'Field supervisor',
    'Headquarters',
    'Reviewers of the text',
    'Agency and liaison',
    'Signers',
    'Portal',
  ]);
});

describe('the fields of a form', () => {
  test('take what stands in the values, by name, where they hold one value', () => {
    const values = { reason: 'Because.', text: 'never', people: 'never', ticked: 'never' };
    expect(withValue({ kind: 'line', name: 'reason', label: 'Reason' }, values)).toMatchObject({ value: 'Because.' });
    expect(withValue({ kind: 'line', name: 'other', label: 'Other', value: 'was' }, values)).toEqual({
      kind: 'line',
      name: 'other',
      label: 'Other',
      value: 'was',
    });
    expect(withValue({ kind: 'hidden', name: 'reason', value: 'old' }, values)).toEqual({
      kind: 'hidden',
      name: 'reason',
      value: 'Because.',
    });
    for (const field of [
      { kind: 'text' as const, text: 'Words.' },
      { kind: 'several' as const, name: 'people', label: 'People', choices: [] },
      { kind: 'check' as const, name: 'ticked', label: 'Ticked' },
      { kind: 'rows' as const, name: 'people', label: 'People', row: 'Person', add: 'Add', max: 3, fields: [] },
    ]) {
      expect(withValue(field, values)).toBe(field);
    }
  });

  test('are named, words between them left out', () => {
    expect(
      fieldNames([
        { kind: 'text', text: 'Words.' },
        { kind: 'line', name: 'one', label: 'One' },
        { kind: 'hidden', name: 'two', value: '2' },
      ]),
    ).toEqual(['one', 'two']);
  });
});
