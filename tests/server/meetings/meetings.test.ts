import type { ParsedMail } from 'mailparser';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import type { RequestStepName } from '@/lib/domain/requests/steps';
import { performRequestStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { findInvite } from '@/lib/server/meetings/meeting-invite';
import { meetingsView } from '@/lib/server/meetings/meeting-queries';
import { carryOutMessage, dispatchOutbox } from '@/lib/server/outbox/dispatch';
import { handlers } from '@/lib/server/worker/handlers';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { startMailServer } from '@/tests/support/mail-server';
import { take } from '@/tests/support/take-step';

// Meetings: who may answer whom, which times are taken, and the calendar file that both sides get by mail.

fixedClock();

const mailServer = await startMailServer();
process.env.SMTP_URL = mailServer.url;

let cast: Cast;
let id: string;
beforeAll(async () => {
  cast = await aCast();
  id = await aRequest(cast).in('ASSIGNED');
});
beforeEach(async () => {
  await db.$executeRaw`UPDATE outbox_messages SET queued_at = now(), done_at = now()`;
  mailServer.taken.length = 0;
});
afterAll(() => mailServer.stop());

const proposal = {
  purpose: 'Walk through the jail intake',
  place: 'Room 2, 14 Court Street',
  minutes: '90',
  times: [
    { date: '2026-12-08', time: '9:30 AM' },
    { date: '2027-07-06', time: '14:00' },
  ],
};

const attempt = (step: RequestStepName, actor: Actor, input: Record<string, unknown>) =>
  performRequestStep(step, id, actor, input);

const latest = () =>
  db.meeting.findFirstOrThrow({
    where: { requestId: id },
    orderBy: { n: 'desc' },
    include: { times: { orderBy: { position: 'asc' } } },
  });

const propose = async (actor: Actor) => {
  await take('propose_meeting', id, actor, proposal);
  return latest();
};

const agree = async () => {
  const meeting = await propose(cast.liaison);
  await take('accept_meeting', id, cast.calder.officer, { meetingId: meeting.id, timeId: meeting.times[0]?.id });
  return latest();
};

const delivered = async (): Promise<ParsedMail[]> => {
  const ids: string[] = [];
  await dispatchOutbox(async (row) => {
    ids.push(row.id);
  });
  for (const one of ids) await carryOutMessage(one, handlers);
  return mailServer.taken;
};

/** The lines of a calendar file by name, with folded lines joined (RFC 5545, 3.1). */
const readCalendar = (text: string) => {
  const lines = text.replaceAll('\r\n ', '').split('\r\n');
  const all = (name: string) => lines.filter((line) => new RegExp(`^${name}[:;]`, 'u').test(line));
  return { all, one: (name: string) => all(name)[0]?.replace(new RegExp(`^${name}[^:]*:`, 'u'), '') };
};

const calendarOf = (mail: ParsedMail | undefined) => readCalendar(mail?.attachments[0]?.content.toString('utf8') ?? '');

describe('wrong people and wrong times', () => {
  test.each([
    ['another agency', () => cast.amity.officer, 'not_found'],
    ['a liaison of another office', () => cast.farLiaison, 'not_found'],
    ['another liaison of the office', () => cast.otherLiaison, 'blocked'],
    ['the supervisor', () => cast.supervisor, 'not_yours'],
    ['the agency’s administrator', () => cast.calder.admin, 'not_yours'],
    ['oversight', () => cast.oversight, 'not_yours'],
  ])('%s cannot propose a meeting', async (_who, actor, why) => {
    expect(await attempt('propose_meeting', actor(), proposal)).toMatchObject({ ok: false, why });
  });

  test.each([
    ['a past time', [{ date: '2026-11-20', time: '9:30 AM' }], 'times.0.date'],
    ['the hour that clocks skip', [{ date: '2027-03-14', time: '2:30 AM' }], 'times.0.time'],
    [
      'one time twice',
      [
        { date: '2026-12-08', time: '9:30' },
        { date: '2026-12-08', time: '9:30 AM' },
      ],
      'times.1.time',
    ],
    ['no clock time', [{ date: '2026-12-08', time: 'after lunch' }], 'times.0.time'],
    ['no time at all', [], 'times'],
    ['six times', Array.from({ length: 6 }, (_, n) => ({ date: '2026-12-08', time: `${n + 9}:00` })), 'times'],
  ])('%s is refused at its field', async (_case, times, field) => {
    const answer = await attempt('propose_meeting', cast.liaison, { ...proposal, times });
    expect(answer).toMatchObject({ ok: false, why: 'invalid', fields: { [field]: [expect.any(String)] } });
  });

  test('the side that proposed cannot answer, and a meeting of another request is not there', async () => {
    const meeting = await propose(cast.liaison);
    const input = { meetingId: meeting.id, timeId: meeting.times[0]?.id };
    expect(await attempt('accept_meeting', cast.liaison, input)).toMatchObject({ ok: false, why: 'blocked' });
    const other = await aRequest(cast).of(cast.amity).in('ASSIGNED');
    const foreign = await performRequestStep('cancel_meeting', other, cast.amity.officer, {
      meetingId: meeting.id,
      reason: 'No.',
    });
    expect(foreign).toMatchObject({ ok: false, why: 'blocked' });
    expect((await latest()).state).toBe('PROPOSED');
    await take('cancel_meeting', id, cast.liaison, { meetingId: meeting.id, reason: 'A test.' });
  });
});

test('of two answers at once one counts', async () => {
  const meeting = await propose(cast.calder.officer);
  const [first, second] = meeting.times.map((time) => ({ meetingId: meeting.id, timeId: time.id }));
  const answers = await Promise.all([
    attempt('accept_meeting', cast.liaison, first ?? {}),
    attempt('accept_meeting', cast.liaison, second ?? {}),
  ]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  await take('cancel_meeting', id, cast.liaison, { meetingId: meeting.id, reason: 'A test.' });
});

describe('the calendar file', () => {
  test('goes to both sides once a time is agreed, and names nothing of the case but its number and the purpose', async () => {
    const meeting = await agree();
    const mails = (await delivered()).filter(({ subject }) => subject?.includes('a meeting is agreed'));
    const to = mails.flatMap((mail) => [mail.to ?? []].flat().flatMap(({ value }) => value.map((one) => one.address)));
    expect(to.sort()).toEqual([
      'ana.ruiz@winter.example',
      'maria.delgado@winter.example',
      'thomas.brandt@winter.example',
    ]);
    const file = mails[0]?.attachments[0];
    expect(file).toMatchObject({ filename: 'invite.ics', contentType: 'text/calendar' });
    const calendar = calendarOf(mails[0]);
    const { number } = await db.request.findUniqueOrThrow({ where: { id } });
    expect(calendar.one('METHOD')).toBe('REQUEST');
    expect(calendar.one('UID')).toMatch(new RegExp(`^${meeting.id}@`, 'u'));
    expect(calendar.one('SEQUENCE')).toBe('0');
    expect(calendar.one('DTSTART')).toBe('20261208T143000Z');
    expect(calendar.one('DTEND')).toBe('20261208T160000Z');
    expect(calendar.one('DTSTAMP')).toMatch(/^20261124T\d{6}Z$/u);
    expect(calendar.one('SUMMARY')).toBe(`${number}: Walk through the jail intake`);
    expect(calendar.one('STATUS')).toBe('CONFIRMED');
    expect(calendar.all('ATTENDEE')).toHaveLength(3);
    expect(calendar.all('ORGANIZER')).toHaveLength(1);
    expect(file?.content.toString()).not.toContain('Shootings have doubled');
  });

  test('takes a moved meeting away, brings it back under a higher number, and cancels it', async () => {
    const meeting = await latest();
    const times = [{ date: '2027-01-12', time: '10:00' }];
    await take('move_meeting', id, cast.calder.officer, { meetingId: meeting.id, note: 'Court that day.', times });
    const moved = calendarOf((await delivered()).at(-1));
    expect([moved.one('METHOD'), moved.one('STATUS'), moved.one('SEQUENCE')]).toEqual(['CANCEL', 'CANCELLED', '1']);
    const timeId = (await latest()).times[0]?.id;
    await take('accept_meeting', id, cast.liaison, { meetingId: meeting.id, timeId });
    const again = calendarOf((await delivered()).at(-1));
    expect([again.one('METHOD'), again.one('SEQUENCE'), again.one('DTSTART')]).toEqual([
      'REQUEST',
      '2',
      '20270112T150000Z',
    ]);
    await take('cancel_meeting', id, cast.liaison, { meetingId: meeting.id, reason: 'The jail is closed.' });
    const gone = calendarOf((await delivered()).at(-1));
    expect([gone.one('METHOD'), gone.one('SEQUENCE'), gone.one('UID')]).toEqual(['CANCEL', '3', moved.one('UID')]);
  });

  test('is downloaded by those who see the request and by nobody else', async () => {
    const { id: meetingId } = await agree();
    for (const actor of [cast.calder.officer, cast.liaison, cast.oversight]) {
      expect(await findInvite(actor, id, meetingId)).toContain('BEGIN:VEVENT');
    }
    for (const actor of [cast.amity.officer, cast.farLiaison])
      expect(await findInvite(actor, id, meetingId)).toBeNull();
    const other = await aRequest(cast).of(cast.amity).in('ASSIGNED');
    expect(await findInvite(cast.amity.officer, other, meetingId)).toBeNull();
    expect(await findInvite(cast.liaison, id, 'not-an-id')).toBeNull();
  });
});

test('a logged meeting counts as the first contact', async () => {
  const fresh = await aRequest(cast).in('ASSIGNED');
  const start = { meetingOn: '2026-12-08', participants: '' };
  const before = await db.request.findUniqueOrThrow({ where: { id: fresh } });
  const early = await performRequestStep('start_assessment', fresh, cast.liaison, {
    ...start,
    version: before.version,
  });
  expect(early).toMatchObject({ ok: false, why: 'blocked' });
  await take('propose_meeting', fresh, cast.liaison, proposal);
  const { id: meetingId, times } = await db.meeting.findFirstOrThrow({
    where: { requestId: fresh },
    include: { times: true },
  });
  await take('accept_meeting', fresh, cast.calder.approver, { meetingId, timeId: times[0]?.id });
  const log = { meetingId, participants: 'Sheriff; liaison', discussed: 'The intake of the jail.' };
  const future = await performRequestStep('log_meeting', fresh, cast.liaison, { ...log, heldOn: '2026-12-08' });
  expect(future).toMatchObject({ ok: false, fields: { heldOn: [expect.any(String)] } });
  await take('log_meeting', fresh, cast.liaison, { ...log, heldOn: '2026-11-23' });
  expect(await db.contactLog.findMany({ where: { requestId: fresh } })).toMatchObject([{ kind: 'FIRST_CONTACT' }]);
  await take('start_assessment', fresh, cast.liaison, start);
  const view = await meetingsView(cast.calder.officer, fresh);
  expect(view?.meetings).toMatchObject([{ state: 'HELD', held: { participants: 'Sheriff; liaison' } }]);
  expect(await meetingsView(cast.amity.officer, fresh)).toBeNull();
});
