import { describe, expect, test } from 'vitest';
import { instantOf, meetingTimeText, readClockTime, zoneLabel } from '@/lib/domain/requests/meeting-time';

const newYork = 'America/New_York';

test.each([
  ['9:30 AM', '09:30'],
  ['9 am', '09:00'],
  ['12:00 AM', '00:00'],
  ['12:15 p.m.', '12:15'],
  ['14:30', '14:30'],
  ['0:05', '00:05'],
  ['9', null],
  ['24:00', null],
  ['13:00 PM', null],
  ['0 AM', null],
  ['9:75', null],
  ['noon', null],
])('reads the clock time %j as %j', (text, time) => {
  expect(readClockTime(text)).toBe(time);
});

test('a zone is called as people call it', () => {
  expect(zoneLabel(newYork)).toBe('Eastern Time');
});

describe('a time in the agency’s zone', () => {
  test.each([
    ['winter', '2026-12-08', '09:30', '2026-12-08T14:30:00.000Z'],
    ['summer', '2027-07-06', '09:30', '2027-07-06T13:30:00.000Z'],
    ['the minute before clocks go forward', '2027-03-14', '01:59', '2027-03-14T06:59:00.000Z'],
    ['the minute after clocks went forward', '2027-03-14', '03:00', '2027-03-14T07:00:00.000Z'],
    ['the hour that comes twice: its first pass', '2027-11-07', '01:30', '2027-11-07T05:30:00.000Z'],
    ['the hour after it', '2027-11-07', '02:00', '2027-11-07T07:00:00.000Z'],
  ])('%s', (_case, date, time, at) => {
    const local = instantOf(date, time, newYork);
    expect(local.ok && local.instant.toISOString()).toBe(at);
  });

  test('does not exist in the hour that clocks skip', () => {
    expect(instantOf('2027-03-14', '02:30', newYork)).toEqual({ ok: false });
  });

  test('exists on that night where clocks are never changed', () => {
    expect(instantOf('2027-03-14', '02:30', 'America/Phoenix').ok).toBe(true);
  });

  test('is written with the name of the offset, so that the hour that comes twice is clear', () => {
    expect(meetingTimeText(new Date('2027-11-07T05:30:00Z'), newYork)).toBe('Sun, Nov 7, 2027, 1:30 AM EDT');
    expect(meetingTimeText(new Date('2027-11-07T06:30:00Z'), newYork)).toBe('Sun, Nov 7, 2027, 1:30 AM EST');
  });
});
