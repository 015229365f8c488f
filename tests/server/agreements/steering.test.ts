import { beforeAll, expect, test, vi } from 'vitest';
import { getObligationsPage } from '@/lib/server/agreements/obligation-queries';
import { getOversightPage } from '@/lib/server/agreements/oversight-queries';
import { db } from '@/lib/server/db/client';
import { registerEntry } from '@/lib/server/register/register-entry';
import { registerMinutes } from '@/lib/server/register/register-meetings';
import { getDashboard } from '@/lib/server/requests/dashboard-queries';
import { anAgreement, takeAgreement, tryStep } from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';
import { ownerDb } from '@/tests/support/owner-db';

const clock = fixedClock();
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let cast: Cast;
let id = '';
let number = '';
beforeAll(async () => {
  cast = await aCast();
  const requestId = await aRequest(cast).in('APPROVED');
  id = await anAgreement(cast).from(requestId).in('ACTIVE');
  ({ number } = await db.agreement.findUniqueOrThrow({ where: { id } }));
  // Task forces have no duty to meet; this one has agreed on it.
  await db.obligation.create({
    data: {
      agreementId: id,
      type: 'STEERING_MEETING',
      party: 'BOTH',
      description: 'Hold a steering meeting',
      dueOn: new Date('2027-08-24'),
      everyMonths: 12,
    },
  });
});

const plan = {
  meetsOn: '2026-12-15',
  time: '6:00 PM',
  place: 'County commission room',
  noticeOn: '2026-12-01',
  agenda: 'Measures\nStatistics\nComplaints',
  noticeText: 'Everybody may come. Send questions until the day before.',
};
const came = { agencyCount: '3', iceCount: '2', officialsCount: '1', publicCount: '14', pressCount: '0', nextOn: '' };
const latest = () => db.steeringMeeting.findFirstOrThrow({ where: { agreementId: id }, orderBy: { id: 'desc' } });
const minutesFile = async (scanStatus: 'CLEAN' | 'INFECTED' = 'CLEAN') =>
  (
    await db.document.create({
      data: {
        agreementId: id,
        kind: 'EVIDENCE',
        filename: 'minutes.pdf',
        contentType: 'application/pdf',
        byteLength: 10,
        sha256: 'b'.repeat(64),
        scanStatus,
      },
    })
  ).id;
const publicMeetings = async () => (await registerEntry(number))?.meetings ?? [];

test('only people of the case plan a meeting, ten days ahead of it, and nobody of another agency sees it', async () => {
  expect(await tryStep('plan_steering', id, cast.amity.officer, plan)).toMatchObject({ why: 'not_found' });
  for (const actor of [cast.calder.admin, cast.oversight, cast.legal]) {
    expect(await tryStep('plan_steering', id, actor, plan)).toMatchObject({ why: 'not_yours' });
  }
  const { officer } = cast.calder;
  const late = { ...plan, meetsOn: '2026-12-10' };
  expect(await tryStep('plan_steering', id, officer, late)).toMatchObject({
    fields: { meetsOn: [expect.any(String)] },
  });
  const hindsight = { ...plan, noticeOn: '2026-11-20' };
  expect(await tryStep('plan_steering', id, officer, hindsight)).toMatchObject({
    fields: { noticeOn: [expect.any(String)] },
  });
  await takeAgreement('plan_steering', id, officer, plan);
  const { id: meeting } = await latest();
  const write = (data: object) => db.steeringMeeting.update({ where: { id: meeting }, data });
  await expect(write({ noticeOn: new Date('2026-12-06') })).rejects.toThrow(/steering_announced_before/u);
  await expect(write({ state: 'HELD' })).rejects.toThrow(/steering_held_whole/u);
  expect(await getOversightPage(cast.amity.officer, id)).toBeNull();
});

test('the register shows a meeting from the day of its notice on, and a meeting that was moved keeps its history', async () => {
  const { id: steeringId } = await latest();
  expect(await publicMeetings()).toEqual([]);
  await takeAgreement('save_steering_agenda', id, cast.liaison, { steeringId, agenda: 'Measures\nTraining' });
  const move = { ...plan, steeringId, reason: 'The room floods.' };
  const {
    agenda: _agenda,
    noticeText: _noticeText,
    ...again
  } = { ...move, meetsOn: '2027-01-12', noticeOn: '2026-12-02' };
  expect(await tryStep('move_steering', id, cast.liaison, { ...again, meetsOn: '2026-12-11' })).toMatchObject({
    fields: { meetsOn: [expect.any(String)] },
  });
  await takeAgreement('move_steering', id, cast.liaison, again);
  const history = await db.steeringMove.findFirstOrThrow({ where: { meetingId: steeringId } });
  await expect(ownerDb.steeringMove.update({ where: { id: history.id }, data: { reason: 'x' } })).rejects.toThrow(
    /moved/u,
  );
  await expect(ownerDb.steeringMove.delete({ where: { id: history.id } })).rejects.toThrow(/moved/u);
  clock.moveTo(new Date('2026-12-02T15:00:00Z'));
  try {
    // The public knows of it by now: a notice that comes later would hide it again.
    const hidden = { ...again, meetsOn: '2027-02-12', noticeOn: '2027-01-20' };
    expect(await tryStep('move_steering', id, cast.liaison, hidden)).toMatchObject({
      fields: { noticeOn: [expect.stringContaining('knows of this meeting already')] },
    });
    expect(await publicMeetings()).toMatchObject([
      {
        when: 'Tue, Jan 12, 2027, 6:00 PM',
        state: 'Coming',
        agenda: 'Measures\nTraining',
        history: ['Moved from Dec 15, 2026 to Jan 12, 2027: The room floods.'],
        hasMinutes: false,
      },
    ]);
  } finally {
    clock.moveTo(testNow);
  }
});

test('a meeting is recorded from its day on, once; its minutes fulfil the duty, which the other side reviews', async () => {
  const { id: steeringId } = await latest();
  const { officer } = cast.calder;
  const record = { ...came, steeringId, documentId: '' };
  expect(await tryStep('record_steering', id, officer, record)).toMatchObject({ why: 'blocked' });
  clock.moveTo(new Date('2027-01-12T23:00:00Z'));
  try {
    const waits = async () => (await getDashboard(officer)).waiting.find((one) => one.id === id)?.todo;
    expect(await waits()).toBe('Record a steering meeting');
    expect(await tryStep('record_steering', id, officer, { ...record, iceCount: '0' })).toMatchObject({ ok: false });
    expect(await tryStep('record_steering', id, officer, { ...record, nextOn: '2027-01-12' })).toMatchObject({
      fields: { nextOn: [expect.any(String)] },
    });
    const both = await Promise.all([
      tryStep('record_steering', id, officer, record),
      tryStep('record_steering', id, cast.liaison, record),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await waits()).toBe('Publish the minutes of a steering meeting');
    const duty = async () => db.obligation.findFirstOrThrow({ where: { agreementId: id, type: 'STEERING_MEETING' } });
    expect((await duty()).state).toBe('OPEN');
    const foreign = { steeringId, documentId: cast.calder.agencyId };
    expect(await tryStep('publish_steering_minutes', id, officer, foreign)).toMatchObject({ ok: false });
    const heldBack = await minutesFile();
    await db.document.update({ where: { id: heldBack }, data: { textSearch: 'FOUND' } });
    expect(await tryStep('publish_steering_minutes', id, officer, { steeringId, documentId: heldBack })).toMatchObject({
      fields: { documentId: [expect.stringContaining('held back')] },
    });
    await takeAgreement('publish_steering_minutes', id, officer, { steeringId, documentId: await minutesFile() });
    expect(await duty()).toMatchObject({
      state: 'REPORTED',
      reportSide: 'AGENCY',
      report: expect.stringContaining('held on Jan 12, 2027. Present: the agency 3, ICE 2, local officials 1'),
    });
    const view = await getObligationsPage(cast.liaison, id);
    expect(view?.open.find(({ state }) => state === 'REPORTED')).toMatchObject({
      mayReview: true,
      kept: { href: `/agreements/${id}/oversight#steering` },
    });
    const again = { steeringId, documentId: await minutesFile() };
    expect(await tryStep('publish_steering_minutes', id, officer, again)).toMatchObject({ ok: false });
    await expect(
      db.steeringMeeting.update({ where: { id: steeringId }, data: { meetsOn: new Date('2027-01-13') } }),
    ).rejects.toThrow(/stays as it is/u);
    expect(await publicMeetings()).toMatchObject([{ state: 'Held', hasMinutes: true }]);
    expect(await registerMinutes(number, steeringId)).toMatchObject({ filename: 'minutes.pdf' });
  } finally {
    clock.moveTo(testNow);
  }
});

test('minutes leave the portal only of a public entry, and never as a harmful file', async () => {
  const { id: steeringId, minutesId } = await latest();
  expect(await registerMinutes('AGR-2026-999999', steeringId)).toBeNull();
  expect(await registerMinutes(number, 'x')).toBeNull();
  const scan = (scanStatus: 'CLEAN' | 'INFECTED') =>
    db.document.update({ where: { id: minutesId ?? '' }, data: { scanStatus } });
  await scan('INFECTED');
  expect(await registerMinutes(number, steeringId)).toBeNull();
  await scan('CLEAN');
  await db.agreement.update({ where: { id }, data: { publishedAt: null } });
  expect(await registerMinutes(number, steeringId)).toBeNull();
  await db.agreement.update({ where: { id }, data: { publishedAt: testNow } });
  expect(await registerMinutes(number, steeringId)).not.toBeNull();
});

test('a cancelled meeting stays, with its reason, and is cancelled once', async () => {
  await takeAgreement('plan_steering', id, cast.liaison, plan);
  const { id: steeringId } = await latest();
  const cancel = { steeringId, reason: 'The supervisor is ill.' };
  await takeAgreement('cancel_steering', id, cast.calder.officer, cancel);
  expect(await tryStep('cancel_steering', id, cast.liaison, cancel)).toMatchObject({ ok: false });
  expect((await getOversightPage(cast.calder.officer, id))?.steering.meetings.at(-1)).toMatchObject({
    standing: { label: 'Cancelled' },
    history: ['Cancelled: The supervisor is ill.'],
  });
});
