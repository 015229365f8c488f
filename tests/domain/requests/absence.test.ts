import { describe, expect, test } from 'vitest';
import { awayText, nextAway, planAbsenceInput } from '@/lib/domain/requests/absence';
import { sumOf } from '@/lib/domain/requests/load';

const userId = '019ac000-0000-7000-8000-000000000001';
const messages = (input: Record<string, string>) =>
  planAbsenceInput.safeParse({ userId, ...input }).error?.issues.map(({ message }) => message) ?? [];

describe('planned days away', () => {
  test('have a first and a last day, at most half a year', () => {
    expect(messages({ from: '2026-12-21', to: '2026-12-21' })).toEqual([]);
    expect(messages({ from: '2026-12-21', to: '2026-12-20' })).toEqual([
      'The last day is before the first. Change one of them.',
    ]);
    expect(messages({ from: '2026-12-21', to: '2027-06-18' })).toEqual([]);
    expect(messages({ from: '2026-12-21', to: '2027-06-19' })[0]).toContain('at most 180 days');
    expect(messages({ from: '2026-02-30', to: '2026-12-20' })[0]).toContain('first day away');
  });

  test('are said while they last and for thirty days before, and no longer', () => {
    const days = { from: '2026-12-21', to: '2027-01-04' };
    expect(awayText(days, '2026-11-20')).toBeNull();
    expect(awayText(days, '2026-11-21')).toBe('away from Dec 21, 2026 to Jan 4, 2027');
    expect(awayText(days, '2026-12-21')).toBe('away until Jan 4, 2027');
    expect(awayText(days, '2027-01-04')).toBe('away until Jan 4, 2027');
    expect(awayText(days, '2027-01-05')).toBeNull();
  });

  test('the next ones count', () => {
    const all = ['2027-03-01', '2026-11-02', '2026-12-21'].map((day) => ({ from: day, to: day }));
    expect(nextAway(all, '2026-11-24')?.from).toBe('2026-12-21');
    expect(nextAway(all, '2027-04-01')).toBeNull();
  });
});

test('the sum is that of the lines', () => {
  const line = { id: '', name: '', office: '', href: '', overdueHref: '', nextDue: null, away: null };
  const one = { ...line, open: 6, young: 3, middle: 2, old: 1, overdue: 2 };
  expect(sumOf([one, { ...one, open: 1, young: 1, middle: 0, old: 0, overdue: 0 }])).toEqual({
    open: 7,
    young: 4,
    middle: 2,
    old: 1,
    overdue: 2,
  });
});
