import fc from 'fast-check';
import { beforeAll, expect, test, vi } from 'vitest';
import { agreementFilter } from '@/lib/domain/agreements/list-filter';
import { type StandingFacts, statusOn } from '@/lib/domain/agreements/standing';
import { type AgreementStatus, agreementStatuses, inForceStatuses } from '@/lib/domain/agreements/status';
import { addCalendarDays, dateIn, fromCalendarDate } from '@/lib/domain/dates';
import { publicStatuses, publicStatusOn } from '@/lib/domain/register/public-status';
import { getAgreementPage } from '@/lib/server/agreements/agreement-queries';
import { listAgreements } from '@/lib/server/agreements/list-queries';
import { standsAs } from '@/lib/server/agreements/standing';
import { db } from '@/lib/server/db/client';
import { registerRecords } from '@/lib/server/register/register-data';
import { registerEntry } from '@/lib/server/register/register-entry';
import { toRegisterFilter } from '@/lib/server/register/register-filter';
import { registerMap } from '@/lib/server/register/register-map';
import { registerFigures, registerPage, standing } from '@/lib/server/register/register-queries';
import { verifyCopy } from '@/lib/server/register/verify-copy';
import { getDashboard } from '@/lib/server/requests/dashboard-queries';
import { anAgreement } from '@/tests/support/agreement-cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';

// What people read about an agreement when its day has come and the job has not run: nothing here lets it run.

const clock = fixedClock();
vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

let cast: Cast;
let id = '';
let number = '';
let sealedSha256 = '';
beforeAll(async () => {
  cast = await aCast();
  id = await anAgreement(cast).in('ACTIVE');
  const row = await db.agreement.findUniqueOrThrow({ where: { id }, include: { sealedDocument: true } });
  ({ number } = row);
  sealedSha256 = row.sealedDocument?.sha256 ?? '';
});

const zones = [
  'Pacific/Guam',
  'America/Puerto_Rico',
  'America/New_York',
  'America/Phoenix',
  'Pacific/Honolulu',
] as const;

const moveTo = async (timeZone: string, change: Partial<StandingFacts>): Promise<void> => {
  await db.agency.update({ where: { id: cast.calder.agencyId }, data: { timeZone } });
  const { status = 'ACTIVE', expiresOn = null, noticeEndsOn = null } = change;
  const closed = !inForceStatuses.some((each) => each === status);
  const notice = await db.terminationNotice.create({
    data: {
      agreementId: id,
      side: 'ICE',
      givenById: cast.programManager.id,
      ...{ ground: 'RESOURCES', clause: 'Section 9', reason: 'Priorities changed.', delivery: 'PORTAL' },
      receivedOn: fromCalendarDate('2026-11-24'),
      endsOn: fromCalendarDate(noticeEndsOn ?? '2026-11-24'),
      givenAt: testNow,
      // One notice stands at a time.
      ...{ keepReason: 'Test', keepAskedById: cast.programManager.id, keepAskedAt: testNow },
      takenBackById: noticeEndsOn === null ? cast.otherProgramManager.id : null,
      takenBackAt: noticeEndsOn === null ? testNow : null,
    },
  });
  await db.agreement.update({
    where: { id },
    data: {
      status,
      expiresOn: expiresOn && fromCalendarDate(expiresOn),
      terminationNoticeId: noticeEndsOn === null ? null : notice.id,
      endedOn: closed ? fromCalendarDate('2026-11-24') : null,
      endReason: closed ? 'EXPIRED' : null,
    },
  });
};

/** Takes back what `moveTo` left, as both sides would. */
const clear = async (): Promise<void> => {
  await db.agreement.update({ where: { id }, data: { terminationNoticeId: null } });
  await db.terminationNotice.updateMany({
    where: { agreementId: id, takenBackAt: null },
    data: { takenBackAt: testNow, takenBackById: cast.otherProgramManager.id },
  });
};

const filed = async (): Promise<AgreementStatus[]> => {
  const found: AgreementStatus[] = [];
  for (const status of agreementStatuses) {
    const where = { AND: [{ id }, await standsAs([status])] };
    if ((await db.agreement.count({ where })) > 0) found.push(status);
  }
  return found;
};

// Midnight of the zones, to the minute, about the turn of the clocks.
const moments = fc
  .tuple(fc.integer({ min: 12, max: 15 }), fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 59))
  .map(([day, hour, minute]) => new Date(Date.UTC(2027, 2, day, hour, minute, minute)));
const offsets = fc.option(fc.constantFrom(-1, 0, 1, 179, 180, 181));
const situations = fc.record({
  moment: moments,
  timeZone: fc.constantFrom(...zones),
  status: fc.constantFrom(...inForceStatuses, 'EXPIRED' as const),
  expires: offsets,
  notice: offsets,
});

test('the filter of the database and the rule of the domain agree, whatever the dates and the zone', async () => {
  const seen = new Set<AgreementStatus>();
  await fc.assert(
    fc.asyncProperty(situations, async ({ moment, timeZone, status, expires, notice }) => {
      clock.moveTo(moment);
      const today = dateIn(moment, timeZone);
      const dayAt = (offset: number | null) => (offset === null ? null : addCalendarDays(today, offset));
      const facts: StandingFacts = {
        status,
        expiresOn: dayAt(expires),
        noticeEndsOn: dayAt(notice),
        endedOn: status === 'EXPIRED' ? '2026-11-24' : null,
      };
      await moveTo(timeZone, facts);
      const expected = statusOn(today, facts);
      seen.add(expected);
      expect(await filed()).toEqual([expected]);
      for (const each of publicStatuses) {
        const count = await db.agreement.count({ where: { AND: [{ id }, await standing(each)] } });
        expect(count, each).toBe(publicStatusOn(today, facts) === each ? 1 : 0);
      }
      await clear();
    }),
    { numRuns: 60, endOnFailure: true },
  );
  expect([...seen].sort()).toEqual([...inForceStatuses, 'EXPIRED', 'TERMINATED'].sort());
});

const listed = async (status: string) =>
  (await listAgreements(cast.programManager, agreementFilter.parse({ status }))).rows.map((row) => row.status.label);

const publicWords = async () => ({
  page: (await registerPage(toRegisterFilter({}))).rows.map(({ status }) => status),
  inForce: (await registerPage(toRegisterFilter({ status: 'IN_FORCE' }))).total,
  data: (await registerRecords(toRegisterFilter({}))).map(({ status, endedOn }) => `${status} ${endedOn}`),
  entry: (await registerEntry(number))?.endSentence,
  figures: (await registerFigures()).inForce,
  map: (await registerMap(null))?.rows.map(({ counts }) => counts.inForce),
  verified: (await verifyCopy(sealedSha256)).explanation.split('. ').at(-1),
});

test('from midnight at the agency everything says that it has ended, although no job has run', async () => {
  await moveTo('Pacific/Guam', { expiresOn: '2027-03-14' });
  clock.moveTo(new Date('2027-03-13T13:59:59.000Z'));
  expect(await listed('EXPIRING')).toEqual(['Expiring']);
  expect(await listed('EXPIRED')).toEqual([]);
  expect(await publicWords()).toEqual({
    page: ['IN_FORCE'],
    inForce: 1,
    data: ['IN_FORCE null'],
    entry: 'Ends on Mar 14, 2027, unless it is renewed.',
    figures: 1,
    map: [1],
    verified: 'The agreement is in force.',
  });
  clock.moveTo(new Date('2027-03-13T14:00:00.000Z'));
  const over = {
    page: ['ENDED'],
    inForce: 0,
    data: ['ENDED 2027-03-14'],
    entry: 'Ended on Mar 14, 2027.',
    figures: 0,
    map: [0],
    verified: 'The agreement has reached its end date and binds nobody any more.',
  };
  expect(await publicWords()).toEqual(over);
  expect(await listed('EXPIRING')).toEqual([]);
  expect(await listed('EXPIRED')).toEqual(['Expired']);
  const soon = await listAgreements(cast.programManager, agreementFilter.parse({ ending: '180' }));
  expect(soon.count).toBe(0);
  expect((await getAgreementPage(cast.programManager, id))?.status.label).toBe('Expired');
  const { figures } = await getDashboard(cast.programManager);
  expect(figures.find(({ label }) => label === 'Agreements in force')?.figure).toBe('0');
  expect((await db.agreement.findUniqueOrThrow({ where: { id } })).status).toBe('ACTIVE');
  // The same moment in Hawaii: twenty hours are left.
  await db.agency.update({ where: { id: cast.calder.agencyId }, data: { timeZone: 'Pacific/Honolulu' } });
  expect((await publicWords()).page).toEqual(['IN_FORCE']);
  clock.moveTo(new Date('2027-03-14T10:00:00.000Z'));
  expect(await publicWords()).toEqual(over);
});

test('a notice ends it on its own day, and the copy says so', async () => {
  await moveTo('America/New_York', { expiresOn: '2027-03-14', noticeEndsOn: '2027-01-10' });
  clock.moveTo(new Date('2027-01-10T04:59:59.000Z'));
  expect((await publicWords()).page).toEqual(['IN_FORCE']);
  clock.moveTo(new Date('2027-01-10T05:00:00.000Z'));
  expect(await listed('TERMINATED')).toEqual(['Terminated']);
  expect((await verifyCopy(sealedSha256)).verdict).toBe('TERMINATED');
  await clear();
});
