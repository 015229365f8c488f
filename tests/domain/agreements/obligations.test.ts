import { expect, test } from 'vitest';
import { type Duty, escalationDue, nextDue, reports, reviews, standingOf } from '@/lib/domain/agreements/obligations';

const duty = (changes: Partial<Duty>): Duty => ({
  party: 'AGENCY',
  state: 'OPEN',
  description: 'Send statistics',
  dueOn: '2026-11-24',
  reportSide: null,
  escalatedAt: null,
  returned: false,
  ...changes,
});

test('a side reports its own duties, and never reviews what it reported', () => {
  expect(reports(duty({}), 'AGENCY')).toBe(true);
  expect(reports(duty({}), 'ICE')).toBe(false);
  expect(reports(duty({ party: 'BOTH' }), 'ICE')).toBe(true);
  const reported = duty({ party: 'BOTH', state: 'REPORTED', reportSide: 'ICE' });
  expect([reviews(reported, 'AGENCY'), reviews(reported, 'ICE')]).toEqual([true, false]);
});

test('each distance is told once, after a pause only the latest, and nothing of what is reported', () => {
  const on = (today: string, escalatedAt: number | null) => escalationDue(duty({ escalatedAt }), today);
  expect(on('2026-11-23', null)).toBeNull();
  expect(on('2026-11-24', null)).toBe(0);
  expect(on('2026-11-30', 0)).toBeNull();
  expect(on('2026-12-01', 0)).toBe(7);
  expect(on('2026-12-24', null)).toBe(30);
  expect(on('2027-11-24', 30)).toBeNull();
  expect(escalationDue(duty({ state: 'REPORTED' }), '2026-12-24')).toBeNull();
});

test('the next of a row counts from the day the last was due, and none comes after the end', () => {
  expect(nextDue({ dueOn: '2026-11-30', everyMonths: 3 }, null)).toBe('2027-02-28');
  expect(nextDue({ dueOn: '2026-11-30', everyMonths: 3 }, '2027-02-27')).toBeNull();
  expect(nextDue({ dueOn: '2026-11-30', everyMonths: null }, null)).toBeNull();
});

test('the standing says for every point why it is missing, and never falls below nothing', () => {
  const late = duty({ dueOn: '2026-11-20' });
  const veryLate = duty({ dueOn: '2026-10-20' });
  expect(standingOf([duty({}), duty({ dueOn: null })], '2026-11-24')).toEqual({ score: 100, reasons: [] });
  expect(standingOf([late, veryLate, duty({ returned: true })], '2026-11-24')).toEqual({
    score: 60,
    reasons: [
      '10 points less. Send statistics: was due on Nov 20, 2026.',
      '25 points less. Send statistics: was due on Oct 20, 2026.',
      '5 points less. Send statistics: was returned.',
    ],
  });
  expect(
    standingOf(
      Array.from({ length: 5 }, () => veryLate),
      '2026-11-24',
    ).score,
  ).toBe(0);
});
