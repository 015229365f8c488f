import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endedBy, type StandingFacts, statusOn } from '@/lib/domain/agreements/standing';
import { agreementStatuses, inForceStatuses } from '@/lib/domain/agreements/status';
import { addCalendarDays, dateIn } from '@/lib/domain/dates';
import { publicStatusOn } from '@/lib/domain/register/public-status';

const inForce: StandingFacts = { status: 'ACTIVE', expiresOn: '2027-03-14', noticeEndsOn: null, endedOn: null };

/** The status at an agency at a moment. */
const at = (moment: string, timeZone: string, facts: StandingFacts = inForce) =>
  statusOn(dateIn(new Date(moment), timeZone), facts);

describe('midnight at the agency', () => {
  test.each([
    // March 14, 2027: the clocks of the mainland go forward at two in the morning.
    ['Pacific/Guam', '2027-03-13T13:59:59.999Z', '2027-03-13T14:00:00.000Z'],
    ['America/New_York', '2027-03-14T04:59:59.999Z', '2027-03-14T05:00:00.000Z'],
    ['America/Chicago', '2027-03-14T05:59:59.999Z', '2027-03-14T06:00:00.000Z'],
    ['America/Phoenix', '2027-03-14T06:59:59.999Z', '2027-03-14T07:00:00.000Z'],
    ['Pacific/Honolulu', '2027-03-14T09:59:59.999Z', '2027-03-14T10:00:00.000Z'],
  ])('an agreement of %s binds until its own midnight', (timeZone, before, after) => {
    expect(at(before, timeZone)).toBe('EXPIRING');
    expect(at(after, timeZone)).toBe('EXPIRED');
  });

  test('the day after the clocks go forward, and the day they go back, begin by the new time', () => {
    const spring = { ...inForce, expiresOn: '2027-03-15' };
    expect(at('2027-03-15T03:59:59.999Z', 'America/New_York', spring)).toBe('EXPIRING');
    expect(at('2027-03-15T04:00:00.000Z', 'America/New_York', spring)).toBe('EXPIRED');
    const autumn = { ...inForce, expiresOn: '2027-11-08' };
    expect(at('2027-11-08T04:59:59.999Z', 'America/New_York', autumn)).toBe('EXPIRING');
    expect(at('2027-11-08T05:00:00.000Z', 'America/New_York', autumn)).toBe('EXPIRED');
  });
});

test('180 days before the end an agreement in force is about to expire, and not a day earlier', () => {
  const first = addCalendarDays('2027-03-14', -180);
  expect(statusOn(addCalendarDays(first, -1), inForce)).toBe('ACTIVE');
  expect(statusOn(first, inForce)).toBe('EXPIRING');
  // A new end date is believed as well.
  expect(statusOn(first, { ...inForce, status: 'EXPIRING', expiresOn: '2028-03-14' })).toBe('ACTIVE');
});

test('what was decided stands until the end; a notice ends before the term', () => {
  for (const status of ['SUSPENDED', 'RENEWING', 'NEED_REVIEW'] as const) {
    expect(statusOn('2027-03-13', { ...inForce, status })).toBe(status);
    expect(statusOn('2027-03-14', { ...inForce, status })).toBe('EXPIRED');
  }
  const noticed = { ...inForce, noticeEndsOn: '2027-01-10' };
  expect(statusOn('2027-01-09', noticed)).toBe('EXPIRING');
  expect(statusOn('2027-01-10', noticed)).toBe('TERMINATED');
  expect(endedBy('2027-01-10', noticed)).toBe('2027-01-10');
  expect(statusOn('2027-03-20', noticed)).toBe('TERMINATED');
});

const aDay = fc.integer({ min: 0, max: 500 }).map((days) => addCalendarDays('2026-11-24', days));
const someFacts = fc.record({
  status: fc.constantFrom(...agreementStatuses),
  expiresOn: fc.option(aDay),
  noticeEndsOn: fc.option(aDay),
  endedOn: fc.constant(null),
});

test('no agreement binds on or after its end date, and none ends before it without a notice', () => {
  fc.assert(
    fc.property(aDay, someFacts, (today, facts) => {
      const status = statusOn(today, facts);
      const bound = inForceStatuses.some((each) => each === status);
      const was = inForceStatuses.some((each) => each === facts.status);
      const ends = [facts.expiresOn, facts.noticeEndsOn].filter((end) => end !== null).sort()[0];
      expect(bound).toBe(was && !(ends !== undefined && ends <= today));
      expect(endedBy(today, facts)).toBe(
        was && !bound ? (status === 'EXPIRED' ? facts.expiresOn : facts.noticeEndsOn) : null,
      );
      expect(['IN_FORCE', 'SUSPENDED'].includes(publicStatusOn(today, facts) ?? '')).toBe(bound);
      if (!was) expect(status).toBe(facts.status);
    }),
  );
});
