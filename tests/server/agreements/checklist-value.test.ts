import { describe, expect, test } from 'vitest';
import { readinessChecklist } from '@/lib/domain/programs/catalog';
import { checklistFault, daysWithin } from '@/lib/server/agreements/checklist-value';

const today = '2026-11-24';
const meeting = readinessChecklist('287G_JEM').find(({ key }) => key === 'steering-meeting');

describe('the first steering meeting', () => {
  const between = daysWithin(today, meeting?.withinMonths);

  test.each([
    ['2026-11-23', false],
    [today, true],
    ['2027-08-24', true],
    ['2027-08-25', false],
    ['2027-13-01', false],
  ])('on %s counts: %s', (value, counts) => {
    expect(checklistFault('DATE', value, { between }) === null).toBe(counts);
  });

  test('says from when to when it may be', () => {
    expect(checklistFault('DATE', '2028-01-01', { between })).toBe('Enter a date from Nov 24, 2026 to Aug 24, 2027.');
  });
});

test('a date without a limit may be any day', () => {
  expect(checklistFault('DATE', '2031-01-01', { between: daysWithin(today, undefined) })).toBeNull();
});
