import { expect, test } from 'vitest';
import { attendanceText, firstMeetingDue, isOver, steeringDayFault } from '@/lib/domain/agreements/steering';

test('the public hears of a meeting ten days before, and not in hindsight', () => {
  const today = '2026-11-24';
  const fault = (noticeOn: string, meetsOn: string) => steeringDayFault({ noticeOn, meetsOn }, today);
  expect(fault('2026-11-24', '2026-12-04')).toBeNull();
  expect(fault('2026-11-24', '2026-12-03')).toEqual({
    field: 'meetsOn',
    message: 'Enter Dec 4, 2026 or later: the public hears of a meeting 10 days before.',
  });
  expect(fault('2026-11-23', '2026-12-24')?.field).toBe('noticeOn');
});

test('a meeting can be recorded from its own day on, and the first is due nine months after force', () => {
  expect([isOver('2026-11-25', '2026-11-24'), isOver('2026-11-24', '2026-11-24')]).toEqual([false, true]);
  expect(firstMeetingDue('2026-05-31')).toBe('2027-02-28');
  expect(firstMeetingDue(null)).toBeNull();
});

test('who came is said by category, without those of whom nobody came', () => {
  expect(attendanceText({ agencyCount: 3, iceCount: 2, officialsCount: 0, publicCount: 1400, pressCount: 0 })).toBe(
    'the agency 3, ICE 2, the public and community groups 1,400',
  );
});
