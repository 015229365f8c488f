import { describe, expect, test } from 'vitest';
import {
  addBusinessDays,
  addCalendarDays,
  addCalendarMonths,
  businessDaysBetween,
  dateIn,
  dateText,
  daysBetween,
  deadlineText,
  dueText,
  isDayOff,
  momentText,
} from '@/lib/domain/dates';

describe('days off', () => {
  test.each([
    ['2026-11-26', true], // Thanksgiving
    ['2026-11-28', true], // Saturday
    ['2026-11-27', false],
    ['2026-07-03', true], // Independence Day, kept on the Friday before
    ['2026-07-04', true],
    ['2028-02-29', false],
  ])('%s: %s', (date, off) => {
    expect(isDayOff(date)).toBe(off);
  });
});

describe('counting', () => {
  test.each([
    ['2026-11-24', 2, '2026-11-27'], // over Thanksgiving
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-12-31', 1, '2027-01-04'],
    ['2026-11-24', 0, '2026-11-24'],
  ])('%s and %i business days: %s', (from, days, to) => {
    expect(addBusinessDays(from, days)).toBe(to);
    expect(businessDaysBetween(from, to)).toBe(days);
  });

  test.each([
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-11-24', 24, '2028-11-24'],
  ])('%s and %i months: %s', (from, months, to) => {
    expect(addCalendarMonths(from, months)).toBe(to);
  });

  test('calendar days cross a change of clocks and a year', () => {
    expect(addCalendarDays('2026-03-07', 2)).toBe('2026-03-09');
    expect(addCalendarDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(daysBetween('2026-11-24', '2026-11-20')).toBe(-4);
  });
});

test('the date of a moment is the date where the agency is', () => {
  const moment = new Date('2026-11-25T03:30:00Z');
  expect(dateIn(moment, 'UTC')).toBe('2026-11-25');
  expect(dateIn(moment, 'America/New_York')).toBe('2026-11-24');
  expect(momentText(moment, 'America/New_York')).toBe('Nov 24, 2026, 10:30 PM');
});

test('dates read as people write them', () => {
  expect(dateText('2026-11-24')).toBe('Nov 24, 2026');
  expect(deadlineText('2026-11-24')).toBe('Tue, Nov 24, 2026');
  expect(dueText('2026-11-24', '2026-11-24')).toBe('today');
  expect(dueText('2026-11-24', '2026-11-27')).toBe('in 2 business days');
  expect(dueText('2026-11-27', '2026-11-29')).toBe('before the next business day');
  expect(dueText('2026-11-24', '2026-11-23')).toBe('1 day overdue');
});
