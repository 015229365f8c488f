import { beforeAll, expect, test, vi } from 'vitest';
import { systemActor } from '@/lib/domain/access/actor';
import { getOversightPage } from '@/lib/server/agreements/oversight-queries';
import { db } from '@/lib/server/db/client';
import { takeDueSteps } from '@/lib/server/worker/deadlines';
import { anAgreement, takeAgreement, tryStep } from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';

const clock = fixedClock();
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let cast: Cast;
let id = '';
beforeAll(async () => {
  cast = await aCast();
  const requestId = await aRequest(cast).in('APPROVED');
  id = await anAgreement(cast).from(requestId).for('T19').in('ACTIVE');
});

const winter = {
  programCode: 'T19',
  course: 'Cross-designation course, winter class',
  startsOn: '2026-10-05',
  endsOn: '2026-10-30',
  nominated: '6',
  recertifiesId: '',
};
const counts = { cleared: '6', passed: '4', certified: '4', expiresOn: '2028-10-30' };
const last = () => db.trainingCohort.findFirstOrThrow({ where: { agreementId: id }, orderBy: { id: 'desc' } });
const certify = async (change: object = {}, cohortId?: string) =>
  tryStep('certify_cohort', id, cast.liaison, { ...counts, ...change, cohortId: cohortId ?? (await last()).id });

test('only people of the case record a cohort, and only ICE says who is certified', async () => {
  const { officer, admin } = cast.calder;
  expect(await tryStep('record_cohort', id, cast.amity.officer, winter)).toMatchObject({ why: 'not_found' });
  for (const actor of [admin, cast.oversight, cast.administrator, cast.legal]) {
    expect(await tryStep('record_cohort', id, actor, winter)).toMatchObject({ why: 'not_yours' });
  }
  expect(await certifyNothing()).toMatchObject({ why: 'blocked' });
  await takeAgreement('record_cohort', id, officer, winter);
  const { id: cohortId } = await last();
  for (const actor of [officer, cast.calder.approver, cast.oversight]) {
    expect(await tryStep('certify_cohort', id, actor, { ...counts, cohortId })).toMatchObject({ why: 'not_yours' });
  }
});

const certifyNothing = () => tryStep('certify_cohort', id, cast.liaison, { ...counts, cohortId: cast.calder.agencyId });

test('a cohort has a program of the agreement, days in order, and no name of a person in it', async () => {
  const record = (change: object) => tryStep('record_cohort', id, cast.calder.officer, { ...winter, ...change });
  expect(await record({ programCode: '287G_JEM' })).toMatchObject({ fields: { programCode: [expect.any(String)] } });
  expect(await record({ endsOn: '2026-10-04' })).toMatchObject({ fields: { endsOn: [expect.any(String)] } });
  expect(await record({ endsOn: '2029-10-04' })).toMatchObject({ fields: { endsOn: [expect.any(String)] } });
  expect(await record({ nominated: '0' })).toMatchObject({ fields: { nominated: [expect.any(String)] } });
  expect(await record({ recertifiesId: cast.calder.agencyId })).toMatchObject({ ok: false });
  expect(await record({ course: 'Course of SSN 123-45-6789' })).toMatchObject({
    fields: { course: [expect.any(String)] },
  });
});

test('counts and days are refused that cannot be, here and in the database', async () => {
  expect(await certify({ passed: '7' })).toMatchObject({ fields: { passed: [expect.any(String)] } });
  expect(await certify({ certified: '5' })).toMatchObject({ fields: { certified: [expect.any(String)] } });
  expect(await certify({ expiresOn: '2028-10-31' })).toMatchObject({ fields: { expiresOn: [expect.any(String)] } });
  expect(await certify({ expiresOn: '' })).toMatchObject({ fields: { expiresOn: [expect.any(String)] } });
  const { id: cohort } = await last();
  const write = (data: object) => db.trainingCohort.update({ where: { id: cohort }, data });
  await expect(write({ cleared: 7 })).rejects.toThrow(/cohort_counts/u);
  await expect(write({ cleared: 6, passed: 6, certified: 6 })).rejects.toThrow(/cohort_certified/u);
  await expect(write({ endsOn: new Date('2026-10-01') })).rejects.toThrow(/cohort_ends_after_start/u);
  await expect(write({ recertifiesId: cohort })).rejects.toThrow(/cohort_recertifies_another/u);
});

test('no more officers are authorized at one time than the agreement allows, counting those certified again once', async () => {
  await db.agreement.update({ where: { id }, data: { maxAuthorizedOfficers: 4 } });
  expect(await certify()).toMatchObject({ ok: true });
  const first = (await last()).id;
  await takeAgreement('record_cohort', id, cast.liaison, { ...winter, course: 'Second class' });
  expect(await certify({ certified: '1' })).toMatchObject({
    fields: { certified: [expect.stringContaining('these would make 5')] },
  });
  const again = { ...winter, course: 'Recertification', recertifiesId: first };
  await takeAgreement('record_cohort', id, cast.calder.officer, again);
  expect(await certify({ cleared: '6', passed: '5', certified: '5' })).toMatchObject({
    fields: { certified: [expect.stringContaining('Enter 4 or less')] },
  });
  expect(await certify({ certified: '3' })).toMatchObject({ ok: true });
  const page = await getOversightPage(cast.calder.officer, id);
  expect(page?.training).toMatchObject({ inForce: 4, lapsed: 0, recertify: [] });
  expect(page?.training.cohorts.find(({ id: one }) => one === first)?.notes).toEqual([
    '3 officers certified again later.',
  ]);
  expect(await certify({ certified: '2' }, first)).toMatchObject({
    fields: { certified: [expect.stringContaining('Enter 3 or more')] },
  });
});

test('both sides are told once for a cohort that its authorization ends, 180 days before', async () => {
  const told = async (moment: string) => {
    clock.moveTo(new Date(moment));
    const where = { agreementId: id, step: 'warn_recertification' };
    const before = await db.statusEvent.count({ where });
    await takeDueSteps();
    await takeDueSteps();
    return (await db.statusEvent.count({ where })) - before;
  };
  try {
    // Midnight of the agency decides: 181 days before, at 11 PM in Washington, it is the 180th day in Greenwich.
    await db.agreement.update({ where: { id }, data: { expiresOn: new Date('2030-11-24') } });
    expect(await told('2028-05-03T03:00:00Z')).toBe(0);
    expect(await told('2028-05-03T15:00:00Z')).toBe(1);
    expect(await told('2028-10-20T15:00:00Z')).toBe(0);
    expect((await getOversightPage(cast.liaison, id))?.training.recertify.map(({ within }) => within)).toEqual([
      30, 30,
    ]);
    expect(await tryStep('warn_recertification', id, systemActor)).toMatchObject({ why: 'blocked' });
    expect(await told('2028-11-01T15:00:00Z')).toBe(0);
    expect((await getOversightPage(cast.liaison, id))?.training).toMatchObject({ inForce: 0, lapsed: 4 });
  } finally {
    clock.moveTo(testNow);
  }
});
