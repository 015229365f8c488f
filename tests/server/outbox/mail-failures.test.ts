import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { RESEND_MINUTES, RESENDS_MAX, stateAfterProblem, TRIES_MAX } from '@/lib/domain/notices/mail-state';
import { now, runAt } from '@/lib/server/clock';
import { listEvents } from '@/lib/server/comments/comment-queries';
import { db } from '@/lib/server/db/client';
import { problemOf, sendMail } from '@/lib/server/mail/mailer';
import { sendAgain } from '@/lib/server/notices/send-again';
import { undeliveredPage, unreachedWaiting } from '@/lib/server/notices/undelivered';
import { carryOutMessage, dispatchOutbox } from '@/lib/server/outbox/dispatch';
import { handlers } from '@/lib/server/worker/handlers';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { type MailFailure, startFailingServer } from '@/tests/support/failing-mail-server';
import { fixedClock } from '@/tests/support/fixed-clock';
import { startMailServer } from '@/tests/support/mail-server';

// A mail server that fails, in each way there is: what was promised is kept, and what cannot be kept is somebody's task.

fixedClock();

const good = await startMailServer();
const server = await startFailingServer(good.url);
process.env.SMTP_URL = server.url;

let cast: Cast;
beforeAll(async () => {
  cast = await aCast();
});
afterAll(async () => {
  await server.stop();
  await good.stop();
});

/** One notice of a step that waits on the liaison's own case, from an outbox row that is due. */
let count = 0;
const aPromise = async (requestId: string, userId: string) => {
  count += 1;
  // An audience of nobody: the one notice below is all that is sent.
  const payload = { name: 'mentioned', audience: 'mentioned', case: { kind: 'request', id: requestId } };
  const outbox = await db.outboxMessage.create({
    data: { kind: 'notice', payload, dedupeKey: `failure-${count}`, createdAt: now() },
  });
  const event = await db.statusEvent.findFirst({ where: { requestId, visibility: 'SHARED' } });
  const words = { subject: 'ACC: a note', body: 'It happened.', eventId: event?.id ?? null };
  const notice = await db.notice.create({
    data: { outboxId: outbox.id, userId, name: 'questions-asked', requestId, ...words, createdAt: now() },
  });
  return { outboxId: outbox.id, noticeId: notice.id };
};

/** Does something while the mail server fails. */
const failing = async (failure: MailFailure, work: () => Promise<void>): Promise<void> => {
  server.failWith(failure);
  try {
    await work();
  } finally {
    server.failWith(null);
  }
};

const stateOf = (id: string) => db.notice.findUniqueOrThrow({ where: { id } });

let requestId: string;
beforeAll(async () => {
  requestId = await aRequest(cast).in('ASSIGNED');
  await db.outboxMessage.updateMany({ where: { doneAt: null }, data: { queuedAt: now(), doneAt: now() } });
});

const forNow: [string, MailFailure][] = [
  ['the service is not available (421)', { at: 'GREETING', say: '421 try later' }],
  ['the mailbox is busy (450)', { at: 'RCPT TO', say: '450 mailbox busy' }],
  ['the mail is not taken now (451)', { at: 'DATA', say: '451 not now' }],
  ['the sender is refused (550)', { at: 'MAIL FROM', say: '550 who are you' }],
  ['encryption is refused', { at: 'STARTTLS', say: '454 TLS not available' }],
  ['the greeting is none', { at: 'GREETING', say: 'HTTP/1.1 400 Bad Request' }],
  ['the line drops in the middle of the mail', { at: 'DROP' }],
];

describe('refused for now', () => {
  test.each(forNow)('%s: the mail is kept and arrives once, later', async (_name, failure) => {
    const { outboxId, noticeId } = await aPromise(requestId, cast.calder.officer.id ?? '');
    await failing(failure, () => expect(carryOutMessage(outboxId, handlers)).rejects.toThrow(/not taken/u));
    expect(await stateOf(noticeId)).toMatchObject({ mailState: 'DEFERRED', mailTries: 1, sentAt: null });
    good.taken.length = 0;
    await carryOutMessage(outboxId, handlers);
    await carryOutMessage(outboxId, handlers);
    expect(await stateOf(noticeId)).toMatchObject({ mailState: 'SENT', sendError: null });
    expect(good.taken.filter(({ messageId }) => messageId?.includes(noticeId))).toHaveLength(1);
  });

  test('a server that says nothing is not waited for without an end', async () => {
    await failing({ at: 'SILENT' }, async () => {
      const mail = { id: '01990000-0000-7000-8000-000000000001', to: 'a@winter.example', subject: 'A', text: 'B' };
      const problem = await sendMail(mail, 300).then(() => null, problemOf);
      expect(problem).toMatchObject({ permanent: false });
      expect(stateAfterProblem(problem ?? { message: '', command: 'DATA', permanent: true }, 1)).toBe('DEFERRED');
    });
  });

  test('nine times: given up, and no tenth try', async () => {
    const { outboxId, noticeId } = await aPromise(requestId, cast.calder.officer.id ?? '');
    await db.notice.update({
      where: { id: noticeId },
      data: { mailState: 'DEFERRED', mailTries: TRIES_MAX - 1, mailTriedAt: now(), sendError: '451 not now' },
    });
    await failing({ at: 'DATA', say: '451 not now' }, async () => {
      await carryOutMessage(outboxId, handlers);
      expect(await stateOf(noticeId)).toMatchObject({ mailState: 'GIVEN_UP', mailTries: TRIES_MAX });
      const before = server.tries();
      await carryOutMessage(outboxId, handlers);
      expect(server.tries()).toBe(before);
    });
  });
});

describe('refused for good', () => {
  test.each<[string, MailFailure]>([
    ['no such mailbox (550 at RCPT)', { at: 'RCPT TO', say: '550 no such user' }],
    ['the mail itself (554 at DATA)', { at: 'DATA', say: '554 not wanted' }],
  ])('%s: not tried again, and a task of the liaison and the administrator', async (_name, failure) => {
    const { outboxId, noticeId } = await aPromise(requestId, cast.calder.officer.id ?? '');
    const before = server.tries();
    await failing(failure, async () => {
      await carryOutMessage(outboxId, handlers);
      await carryOutMessage(outboxId, handlers);
    });
    expect(server.tries()).toBe(before + 1);
    expect(await stateOf(noticeId)).toMatchObject({ mailState: 'BOUNCED', mailTries: 1 });
    for (const actor of [cast.liaison, cast.administrator]) {
      expect((await unreachedWaiting(actor)).map(({ id }) => id)).toContain(noticeId);
      expect((await undeliveredPage(actor))?.rows.map(({ id }) => id)).toContain(noticeId);
    }
    for (const other of [cast.calder.officer, cast.calder.approver, cast.intake]) {
      expect(await unreachedWaiting(other)).toEqual([]);
      expect(await undeliveredPage(other)).toBeNull();
      expect(await sendAgain(other, { noticeId })).toMatchObject({ ok: false, why: 'not_found' });
    }
  });

  test('is sent again by the liaison, ten minutes apart, three times at most, each noted', async () => {
    const { outboxId, noticeId } = await aPromise(requestId, cast.calder.officer.id ?? '');
    const bounce = (id: string) =>
      failing({ at: 'RCPT TO', say: '550 no such user' }, () => carryOutMessage(id, handlers));
    await bounce(outboxId);
    expect(await sendAgain(cast.liaison, { noticeId })).toMatchObject({ ok: false, why: 'blocked' });
    for (let times = 1; times <= RESENDS_MAX; times += 1) {
      const later = new Date(now().getTime() + times * RESEND_MINUTES * 60_000);
      await runAt(later, async () => {
        expect(await sendAgain(cast.liaison, { noticeId })).toMatchObject({ ok: true });
        const [row] = await db.outboxMessage.findMany({ where: { kind: 'notice_again', doneAt: null } });
        await bounce(row?.id ?? '');
      });
    }
    const muchLater = new Date(now().getTime() + 86_400_000);
    const last = await runAt(muchLater, () => sendAgain(cast.liaison, { noticeId }));
    expect(last).toMatchObject({ ok: false, message: expect.stringMatching(/Call the person/u) });
    const events = await db.auditEvent.findMany({ where: { action: 'notice.sent_again' } });
    expect(events.filter(({ targetId }) => targetId === requestId)).toHaveLength(RESENDS_MAX);
  });
});

test('the timeline of the case says how its mails stand, to ICE alone', async () => {
  const { outboxId, noticeId } = await aPromise(requestId, cast.calder.officer.id ?? '');
  const [event] = await listEvents(cast.liaison, { requestId });
  await db.notice.update({ where: { id: noticeId }, data: { eventId: event?.id ?? '' } });
  const standing = async (actor: Actor) =>
    (await listEvents(actor, { requestId })).find(({ id }) => id === event?.id)?.mails;
  expect(await standing(cast.liaison)).toEqual({ WAITING: 1 });
  await failing({ at: 'RCPT TO', say: '550 no such user' }, () => carryOutMessage(outboxId, handlers));
  expect(await standing(cast.liaison)).toEqual({ BOUNCED: 1 });
  // Who follows a case, and when somebody wants to be told, is their own business.
  const more = await Promise.all([1, 2, 3].map(() => aPromise(requestId, cast.calder.approver.id ?? '')));
  const [waiting, held, followed] = more.map((one) => one.noticeId);
  const set = (id: string | undefined, data: object) =>
    db.notice.update({ where: { id: id ?? '' }, data: { eventId: event?.id ?? '', ...data } });
  await set(waiting, {});
  await set(held, { mailState: 'HELD', mailDueAt: now() });
  await set(followed, { name: 'followed' });
  expect(await standing(cast.liaison)).toEqual({ BOUNCED: 1, WAITING: 2 });
  for (const other of [cast.calder.officer, cast.calder.approver]) expect(await standing(other)).toBeUndefined();
});

test('the database takes no mail as sent that was not', async () => {
  const { noticeId } = await aPromise(requestId, cast.calder.officer.id ?? '');
  await expect(db.notice.update({ where: { id: noticeId }, data: { mailState: 'SENT' } })).rejects.toThrow();
  await expect(db.notice.update({ where: { id: noticeId }, data: { mailState: 'BOUNCED' } })).rejects.toThrow();
  expect(await dispatchOutbox(async () => undefined)).toBeGreaterThan(0);
});
