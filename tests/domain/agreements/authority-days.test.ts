import { describe, expect, test } from 'vitest';
import { type Authority, validAuthority } from '@/lib/domain/agreements/authority';
import { dateIn } from '@/lib/domain/dates';

// The day of a signature and the days of an authority are days at the agency, also in the night the clocks change.

const authority: Authority = {
  userId: 'sheriff',
  basis: 'ELECTED_OFFICE',
  citation: 'State code 9-1',
  validFrom: '2026-11-01',
  validUntil: '2026-11-01',
  decision: 'GRANTED',
  endedOn: null,
  documentSha256: 'a'.repeat(64),
};
const holdsAt = (moment: string, one: Partial<Authority> = {}, zone = 'America/New_York') =>
  validAuthority([{ ...authority, ...one }], 'sheriff', dateIn(new Date(moment), zone)) !== null;

describe('an authority for the one day on which the clocks go back, a day of 25 hours', () => {
  test.each([
    ['2026-11-01T03:59:59Z', false, 'the second before its midnight, in summer time'],
    ['2026-11-01T04:00:00Z', true, 'its midnight, in summer time'],
    ['2026-11-01T05:30:00Z', true, 'half past one for the first time'],
    ['2026-11-01T06:30:00Z', true, 'half past one for the second time'],
    ['2026-11-02T04:30:00Z', true, 'half past eleven, which summer time would call the next day'],
    ['2026-11-02T05:00:00Z', false, 'the next midnight, in winter time'],
  ])('at %s: %s (%s)', (moment, holds) => {
    expect(holdsAt(moment)).toBe(holds);
  });
});

describe('an authority for the one day on which the clocks go forward, a day of 23 hours', () => {
  const spring = { validFrom: '2027-03-14', validUntil: '2027-03-14' };
  test.each([
    ['2027-03-14T04:59:59Z', false],
    ['2027-03-14T05:00:00Z', true],
    ['2027-03-15T03:59:59Z', true],
    ['2027-03-15T04:00:00Z', false],
  ])('at %s: %s', (moment, holds) => {
    expect(holdsAt(moment, spring)).toBe(holds);
  });
});

test('the same moment is another day for an agency that keeps winter time all year', () => {
  expect(holdsAt('2026-11-01T04:30:00Z')).toBe(true);
  expect(holdsAt('2026-11-01T04:30:00Z', {}, 'America/Phoenix')).toBe(false);
});
