import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Moment, reminderDays, reminderDue, signingTimeProblem } from '@/lib/domain/agreements/signing-time';
import { addBusinessDays, addCalendarDays } from '@/lib/domain/dates';

// Tuesday, November 24, 2026; Thursday the 26th is Thanksgiving.
const began = '2026-11-24';
const at = (days: number, hour = 10): Moment => ({ today: addBusinessDays(began, days), hour });
const turn = (reminders: { on: string; days: number }[] = [], countedFrom = began) => ({ countedFrom, reminders });
const sent = (...days: number[]) => days.map((one) => ({ on: addBusinessDays(began, one), days: one }));

describe('a reminder to sign', () => {
  test.each([
    [0, [], null],
    [2, [], null],
    [3, [], 3],
    [6, sent(3), null],
    [7, sent(3), 7],
    [12, sent(3, 7), 12],
    [40, sent(3, 7, 12), null],
    // The portal stood still: what was missed is not made up for.
    [9, [], 7],
    [10, [{ on: addBusinessDays(began, 9), days: 7 }], null],
  ] as const)('after %i business days, when %j were sent: %s', (days, before, due) => {
    expect(reminderDue(turn([...before]), at(days))).toBe(due);
  });

  test('waits for the business hours of a business day', () => {
    for (const hour of [0, 8, 17, 23]) expect(reminderDue(turn(), at(3, hour))).toBeNull();
    for (const hour of [9, 16]) expect(reminderDue(turn(), at(3, hour))).toBe(3);
    expect(reminderDue(turn(), { today: '2026-11-26', hour: 10 })).toBeNull();
    expect(reminderDue(turn(), { today: '2026-11-29', hour: 10 })).toBeNull();
  });

  test('does not follow another one of the same day, such as that to whoever was named before', () => {
    expect(reminderDue(turn([{ on: at(7).today, days: 3 }]), at(7))).toBeNull();
  });

  test('counts from the day on which the time to sign was set anew, and stays at three for a turn', () => {
    const anew = addBusinessDays(began, 8);
    expect(reminderDue(turn(sent(3, 7), anew), at(10))).toBeNull();
    expect(reminderDue(turn(sent(3, 7), anew), at(11))).toBe(3);
    expect(reminderDue(turn([...sent(3, 7), { on: addBusinessDays(began, 11), days: 3 }], anew), at(20))).toBeNull();
  });

  test('never goes out twice on a day, nor more than three times in a turn, whenever the portal looks', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ day: fc.nat(60), hour: fc.nat(23) }), { maxLength: 120 }), (looks) => {
        const reminders: { on: string; days: number }[] = [];
        for (const { day, hour } of looks.sort((a, b) => a.day - b.day || a.hour - b.hour)) {
          const today = addCalendarDays(began, day);
          const days = reminderDue(turn(reminders), { today, hour });
          if (days !== null) reminders.push({ on: today, days });
        }
        expect(new Set(reminders.map(({ on }) => on)).size).toBe(reminders.length);
        expect(reminders.length).toBeLessThanOrEqual(reminderDays.length);
        expect(reminders.map(({ days }) => days)).toEqual(
          [...new Set(reminders.map(({ days }) => days))].sort((a, b) => a - b),
        );
      }),
    );
  });
});

test('the last day to sign is a day to sign', () => {
  expect(signingTimeProblem({ until: '2026-12-15' }, '2026-12-15')).toBeNull();
  expect(signingTimeProblem({ until: '2026-12-15' }, '2026-12-16')).toMatch(/ended on Dec 15, 2026\. The liaison/u);
  expect(signingTimeProblem({ until: null }, '2036-12-16')).toBeNull();
});
