import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import type { NoticeName } from '@/lib/domain/notices/notice-name';
import { noticeSettingsInput } from '@/lib/domain/notices/notice-settings';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { caseWatch, watchedCases } from '@/lib/server/notices/case-watches';
import { chooseMail } from '@/lib/server/notices/choose-mail';
import { noticeCentre, toNoticeFilter } from '@/lib/server/notices/notice-queries';
import { noticeSettingsPage } from '@/lib/server/notices/notice-settings';
import { undeliveredPage } from '@/lib/server/notices/undelivered';
import { watchCase } from '@/lib/server/notices/watch-case';
import { carryOutMessage } from '@/lib/server/outbox/dispatch';
import { releaseHeldMails } from '@/lib/server/outbox/held-mails';
import { handlers } from '@/lib/server/worker/handlers';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';
import { startMailServer } from '@/tests/support/mail-server';

// Mails by the wishes of their reader: together in the morning, not at night, not about a muted case; against a real
// mail server and a clock that moves.

const clock = fixedClock();

const server = await startMailServer();
process.env.SMTP_URL = server.url;
afterAll(() => server.stop());

const zone = 'America/Chicago';
/** Eight in the morning in Chicago, the day after the tests start. */
const morning = new Date('2026-11-25T14:00:00Z');
const monday = new Date('2026-11-30T14:00:00Z');

let cast: Cast;
let officer: Actor;
let requestId: string;
let number: string;
beforeAll(async () => {
  cast = await aCast();
  officer = cast.calder.officer;
  requestId = await aRequest(cast).in('ASSIGNED');
  ({ number } = await db.request.findUniqueOrThrow({ where: { id: requestId } }));
});
beforeEach(async () => {
  clock.moveTo(testNow);
  await db.$executeRaw`UPDATE outbox_messages SET queued_at = now(), done_at = now() WHERE done_at IS NULL`;
  server.taken.length = 0;
});
afterEach(async () => {
  server.refuseWith(null);
  await db.$executeRaw`DELETE FROM notice_choices`;
  await db.$executeRaw`DELETE FROM notice_settings`;
  await db.$executeRaw`DELETE FROM case_watches`;
  await db.$executeRaw`UPDATE notices SET mail_state = 'NONE', mail_due_at = NULL WHERE mail_due_at IS NOT NULL`;
});

/** Carries out everything that is promised, each twice: the second time does nothing. */
const carryOut = async (): Promise<void> => {
  const open = await db.outboxMessage.findMany({ where: { doneAt: null }, orderBy: { createdAt: 'asc' } });
  for (const { id } of [...open, ...open]) await carryOutMessage(id, handlers);
  // What followers are promised meanwhile.
  if (open.length > 0) await carryOut();
};

/** Tells the agency of the request of something, as if a step of the liaison had done it. */
let told = 0;
const tell = async (...names: NoticeName[]): Promise<string> => {
  const event = await db.statusEvent.findFirstOrThrow({
    where: { requestId, visibility: 'SHARED', actorId: { not: null } },
    orderBy: { createdAt: 'desc' },
  });
  for (const name of names) {
    told += 1;
    const payload = { name, audience: 'agency', case: { kind: 'request', id: requestId }, eventId: event.id };
    await db.outboxMessage.create({
      data: { kind: 'notice', payload, dedupeKey: `told-${told}`, createdAt: now() },
    });
  }
  await carryOut();
  return event.step;
};

const choose = (actor: Actor, changes: object) =>
  chooseMail(actor, noticeSettingsInput.parse({ timeZone: zone, quietFrom: '', quietUntil: '', ...changes }));

const mailsTo = (name: string) =>
  server.taken
    .filter(({ to }) => JSON.stringify(to ?? '').includes(name))
    .map(({ subject, text }) => ({ subject, text }));

const newest = (actor: Actor, take = 2) =>
  db.notice.findMany({ where: { userId: actor.id ?? '' }, orderBy: { id: 'desc' }, take });

describe('a digest', () => {
  beforeEach(() => choose(officer, { pace: { 'recommendation-made': 'DAILY', 'plan-agreed': 'DAILY' } }));

  test('comes once, at eight of the reader’s own clock, with everything since the last', async () => {
    await tell('recommendation-made', 'plan-agreed');
    expect(mailsTo('maria.delgado')).toEqual([]);
    // A colleague who chose nothing has both at once.
    expect(server.taken).toHaveLength(2);
    expect(await newest(officer)).toMatchObject([
      { mailState: 'HELD', mailDueAt: morning },
      { mailState: 'HELD', mailDueAt: morning },
    ]);
    server.taken.length = 0;
    clock.moveTo(new Date(morning.getTime() - 1000));
    expect(await releaseHeldMails()).toBe(0);
    clock.moveTo(morning);
    await Promise.all([releaseHeldMails(), releaseHeldMails()]);
    await carryOut();
    expect(await releaseHeldMails()).toBe(0);
    // A worker that stopped between the mail and its mark.
    await db.$executeRaw`UPDATE outbox_messages SET done_at = NULL WHERE kind = 'digest'`;
    await carryOut();
    const [mail, ...more] = mailsTo('maria.delgado');
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('Your notices: 2 about 1 case');
    expect(mail?.text).toContain(`${number}, Calder County`);
    expect(mail?.text).toContain('- The recommendation is ready');
    expect(mail?.text).toContain('- The plan is agreed');
    expect(mail?.text).toContain(`Open ${number}: `);
    expect(mail?.text).toContain('/account/notices');
    expect(mail?.text).not.toContain('Shootings have doubled');
    expect(await newest(officer)).toMatchObject([{ mailState: 'SENT' }, { mailState: 'SENT' }]);
  });

  test('of one notice is that notice', async () => {
    await tell('plan-agreed');
    clock.moveTo(morning);
    await releaseHeldMails();
    await carryOut();
    expect(mailsTo('maria.delgado')).toMatchObject([{ subject: `${number}: the plan is agreed` }]);
  });

  test('is tried again after a refusal, and is somebody’s task when refused for good', async () => {
    await tell('recommendation-made', 'plan-agreed');
    clock.moveTo(morning);
    await releaseHeldMails();
    server.refuseWith(451);
    await expect(carryOut()).rejects.toThrow();
    expect(await newest(officer)).toMatchObject([{ mailState: 'DEFERRED', mailTries: 1 }, { mailState: 'DEFERRED' }]);
    server.refuseWith(554);
    await carryOut();
    const [lost] = await newest(officer);
    expect(lost).toMatchObject({ mailState: 'BOUNCED', mailTries: 2 });
    expect((await undeliveredPage(cast.liaison))?.rows.map(({ id }) => id)).toContain(lost?.id);
  });

  test('goes to nobody whose account was closed meanwhile', async () => {
    await tell('recommendation-made', 'plan-agreed');
    await db.user.update({ where: { id: officer.id ?? '' }, data: { active: false } });
    clock.moveTo(morning);
    await releaseHeldMails();
    await db.user.update({ where: { id: officer.id ?? '' }, data: { active: true } });
    await carryOut();
    expect(mailsTo('maria.delgado')).toEqual([]);
    expect(await newest(officer)).toMatchObject([{ mailState: 'NONE' }, { mailState: 'NONE' }]);
  });
});

test('what is chosen for a whole group comes on Mondays, and the page says so', async () => {
  await choose(officer, { all: { progress: 'WEEKLY' } });
  await tell('recommendation-made');
  expect(await newest(officer, 1)).toMatchObject([{ mailState: 'HELD', mailDueAt: monday }]);
  const { groups } = await noticeSettingsPage(officer);
  const progress = groups.find(({ key }) => key === 'progress');
  expect(progress?.rows.every(({ chosen }) => chosen === 'WEEKLY')).toBe(true);
  expect(progress?.locked.map(({ name }) => name)).toContain('letter-released');
  expect(groups.flatMap(({ rows }) => rows.map(({ name }) => name))).not.toContain('request-yours');
  const event = await db.auditEvent.findFirst({ where: { action: 'notice.choose_mail' }, orderBy: { seq: 'desc' } });
  expect(event).toMatchObject({ targetId: officer.id, actorId: officer.id });
});

test('a mail that is turned off is not sent, one that cannot be turned off is, and both are on the page', async () => {
  await choose(officer, { pace: { 'plan-agreed': 'OFF' } });
  // A choice that no form takes.
  await db.noticeChoice.create({ data: { userId: officer.id ?? '', name: 'letter-released', pace: 'OFF' } });
  await tell('plan-agreed', 'letter-released');
  expect(mailsTo('maria.delgado')).toMatchObject([{ subject: `${number}: your decision letter is ready` }]);
  const centre = JSON.stringify((await noticeCentre(officer, toNoticeFilter({}))).groups);
  expect(centre).toContain('The plan is agreed');
});

test('quiet hours hold everything back until they end', async () => {
  await choose(officer, { quietFrom: '9', quietUntil: '12' });
  await tell('letter-released');
  expect(mailsTo('maria.delgado')).toEqual([]);
  clock.moveTo(new Date('2026-11-24T18:00:00Z'));
  await releaseHeldMails();
  await carryOut();
  expect(mailsTo('maria.delgado')).toMatchObject([{ subject: `${number}: your decision letter is ready` }]);
});

test('quiet hours and a muted case count for the news of being added to a request too', async () => {
  const { approver } = cast.calder;
  await choose(approver, { quietFrom: '9', quietUntil: '12' });
  const added = async () => {
    const data = { requestId, userId: approver.id, email: 'thomas.brandt@winter.example', role: 'EDITOR' } as const;
    const invited = { invitedById: officer.id ?? '', invitedAt: now(), joinedAt: now() };
    const { id: memberId } = await db.requestMember.create({ data: { ...data, ...invited } });
    await db.outboxMessage.create({
      data: { kind: 'invitation', payload: { memberId }, dedupeKey: `added-${memberId}`, createdAt: now() },
    });
    await carryOut();
    await db.requestMember.update({ where: { id: memberId }, data: { removedAt: now() } });
    return (await newest(approver, 1))[0];
  };
  expect(await added()).toMatchObject({ name: 'request-shared', mailState: 'HELD' });
  expect(mailsTo('thomas.brandt')).toEqual([]);
  await watchCase(approver, { kind: 'request', caseId: requestId, watch: 'MUTE' });
  expect(await added()).toMatchObject({ name: 'request-shared', mailState: 'NONE' });
});

describe('a case', () => {
  const about = () => ({ kind: 'request', caseId: requestId }) as const;

  test('that is muted sends no mail but what has to be', async () => {
    expect(await watchCase(officer, { ...about(), watch: 'MUTE' })).toMatchObject({ ok: true });
    await tell('plan-agreed', 'letter-released');
    expect(mailsTo('maria.delgado')).toMatchObject([{ subject: `${number}: your decision letter is ready` }]);
    await watchCase(officer, { ...about(), watch: 'NONE' });
    await tell('plan-agreed');
    expect(mailsTo('maria.delgado')).toHaveLength(2);
  });

  test('that is followed is told of once, in words about who did what', async () => {
    await watchCase(cast.programManager, { ...about(), watch: 'FOLLOW' });
    await db.notice.updateMany({ where: { requestId }, data: { eventId: null } });
    await tell('plan-agreed', 'recommendation-made');
    const [notice] = await newest(cast.programManager, 1);
    expect(notice).toMatchObject({ name: 'followed', requestId, mailState: 'SENT' });
    expect(notice?.body).toMatch(/^\w.+ \w+.+\.\n\n/u);
    expect(notice?.body).toContain('because you follow this case');
    const { id: userId } = cast.programManager;
    expect(await db.notice.count({ where: { userId: userId ?? '', name: 'followed' } })).toBe(1);
    expect(await watchedCases(cast.programManager)).toMatchObject([{ number, watch: 'FOLLOW' }]);
  });

  test('is followed by nobody who may not see it, and tells nobody who no longer does', async () => {
    expect(await watchCase(cast.amity.officer, { ...about(), watch: 'FOLLOW' })).toMatchObject({ why: 'not_found' });
    const userId = cast.amity.officer.id ?? '';
    await db.caseWatch.create({ data: { userId, requestId, kind: 'FOLLOW', createdAt: now() } });
    await db.notice.updateMany({ where: { requestId }, data: { eventId: null } });
    await tell('plan-agreed');
    expect(await db.notice.count({ where: { userId } })).toBe(0);
    expect(await watchedCases(cast.amity.officer)).toEqual([]);
  });

  test('that an agency follows tells it nothing of what is for ICE alone', async () => {
    await watchCase(cast.calder.approver, { ...about(), watch: 'FOLLOW' });
    const followed = () => db.notice.count({ where: { userId: cast.calder.approver.id ?? '', name: 'followed' } });
    const event = await db.statusEvent.findFirstOrThrow({ where: { requestId }, orderBy: { createdAt: 'desc' } });
    const { id: _id, ...same } = event;
    const tellOf = async (visibility: 'ICE_ONLY' | 'SHARED') => {
      const { id: eventId } = await db.statusEvent.create({ data: { ...same, step: 'submit_assessment', visibility } });
      const payload = { name: 'plan-agreed', audience: 'intake', case: { kind: 'request', id: requestId }, eventId };
      await db.outboxMessage.create({ data: { kind: 'notice', payload, dedupeKey: eventId, createdAt: now() } });
      await carryOut();
    };
    await tellOf('ICE_ONLY');
    expect(await followed()).toBe(0);
    await tellOf('SHARED');
    expect(await followed()).toBe(1);
  });

  test('is watched by the person, not by who looks as they do', async () => {
    const look = { id: cast.administrator.id ?? '', name: 'W', viewId: '', reason: '', endsAt: new Date() };
    const ref = { kind: 'request', id: requestId } as const;
    expect(await caseWatch({ ...officer, viewedBy: look }, ref)).toBeNull();
    expect(await caseWatch(officer, ref)).toBe('NONE');
  });
});

test('the database holds no mail back without a time, and no case watched twice', async () => {
  await tell('plan-agreed');
  const [notice] = await newest(officer, 1);
  const id = notice?.id ?? '';
  await expect(db.notice.update({ where: { id }, data: { mailDueAt: now() } })).rejects.toThrow();
  const agreement = { userId: officer.id ?? '', kind: 'MUTE', createdAt: now() } as const;
  await expect(db.caseWatch.create({ data: agreement })).rejects.toThrow();
});
