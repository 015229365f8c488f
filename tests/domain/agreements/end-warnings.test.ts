import { expect, test } from 'vitest';
import { renewalIsSigned, warningDays, warningDue } from '@/lib/domain/agreements/end-warnings';
import { addCalendarDays } from '@/lib/domain/dates';

const end = '2027-04-01';

test('each warning is due from its day on, until the next; none before, none at the end', () => {
  for (const days of warningDays) expect(warningDue(addCalendarDays(end, -days), end)).toBe(days);
  const between = [181, 179, 121, 119, 8, 1, 0, -1].map((days) => warningDue(addCalendarDays(end, -days), end));
  expect(between).toEqual([null, 180, 180, 120, 30, 7, null, null]);
  expect(warningDue('2027-03-30', null)).toBeNull();
});

test('a successor counts as signed once everyone has signed it', () => {
  const signed = (['DRAFT', 'SIGNING', 'VOID', 'EXECUTED', 'ACTIVE', null] as const).map((successorStatus) =>
    renewalIsSigned({ successorStatus }),
  );
  expect(signed).toEqual([false, false, false, true, true, false]);
});
