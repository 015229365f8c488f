import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { RESENDS_MAX } from '@/lib/domain/notices/mail-state';
import { now, runAt } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { runAs } from '@/lib/server/db/request-scope';
import { scopeOf } from '@/lib/server/db/scope-of';
import { sendAgain } from '@/lib/server/notices/send-again';
import { undeliveredPage, unreachedWaiting } from '@/lib/server/notices/undelivered';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';

// Who reads of the mails that reached nobody: only who may read what they tell of.

fixedClock();

let cast: Cast;
let requestId: string;
let userId: string;
beforeAll(async () => {
  cast = await aCast();
  requestId = await aRequest(cast).in('ASSIGNED');
  userId = cast.calder.officer.id ?? '';
});

const aStep = async (visibility: 'SHARED' | 'ICE_ONLY' | 'AGENCY_ONLY') => {
  const { id: _id, ...same } = await db.statusEvent.findFirstOrThrow({ where: { requestId } });
  return (await db.statusEvent.create({ data: { ...same, visibility } })).id;
};

let count = 0;
/** A mail about the case that was refused for good. */
const lost = async (more: Partial<Prisma.NoticeUncheckedCreateInput> = {}, commentId?: string): Promise<string> => {
  count += 1;
  const { id: outboxId } = await db.outboxMessage.create({
    data: { kind: 'notice', payload: commentId ? { commentId } : {}, dedupeKey: `lost-${count}`, doneAt: now() },
  });
  const bounced = { mailState: 'BOUNCED', mailTries: 1, mailTriedAt: testNow, sendError: '550 no such user' } as const;
  const words = { name: 'questions-asked', subject: 'ACC: a note', body: 'It happened.', createdAt: now() };
  const notice = await db.notice.create({ data: { ...words, ...bounced, outboxId, userId, requestId, ...more } });
  return notice.id;
};

const later = new Date(testNow.getTime() + 3_600_000);

/** Whether somebody finds a mail on the page, among their tasks, or by sending it again. */
const reads = async (actor: Actor, noticeId: string): Promise<boolean> => {
  const page = await undeliveredPage(actor);
  const tasks = await unreachedWaiting(actor);
  const again = await runAt(later, () => sendAgain(actor, { noticeId }));
  return again.ok || [...(page?.rows ?? []), ...tasks].some(({ id }) => id === noticeId);
};

describe('a mail that reached nobody', () => {
  test('is known to those alone who may read the step it tells of', async () => {
    const cases = [
      ['SHARED', true, true],
      ['ICE_ONLY', true, false],
      ['AGENCY_ONLY', false, false],
    ] as const;
    for (const [visibility, liaison, administrator] of cases) {
      const eventId = await aStep(visibility);
      expect([visibility, await reads(cast.liaison, await lost({ eventId }))]).toEqual([visibility, liaison]);
      expect([visibility, await reads(cast.administrator, await lost({ eventId }))]).toEqual([
        visibility,
        administrator,
      ]);
    }
  });

  test('of an agency’s own people is known to its administrators, also what the agency keeps to itself', async () => {
    const asThey = (actor: Actor, noticeId: string) => runAs(scopeOf(actor), () => reads(actor, noticeId));
    for (const [visibility, theirs] of [
      ['SHARED', true],
      ['AGENCY_ONLY', true],
      ['ICE_ONLY', false],
    ] as const) {
      const noticeId = await lost({ eventId: await aStep(visibility) });
      expect([visibility, await asThey(cast.amity.admin, noticeId)]).toEqual([visibility, false]);
      expect([visibility, await asThey(cast.calder.officer, noticeId)]).toEqual([visibility, false]);
      expect([visibility, await asThey(cast.calder.admin, noticeId)]).toEqual([visibility, theirs]);
    }
    // Of the people of ICE they read none, and of what somebody follows or watches nothing.
    expect(await asThey(cast.calder.admin, await lost({ userId: cast.liaison.id ?? '' }))).toBe(false);
    expect(await asThey(cast.calder.admin, await lost({ name: 'followed' }))).toBe(false);
    expect(await asThey(cast.calder.admin, await lost({ name: 'view-entered', requestId: null }))).toBe(false);
    const draft = await aRequest(cast).empty();
    expect(await asThey(cast.calder.admin, await lost({ name: 'request-ready', requestId: draft }))).toBe(true);
    const sent = await db.auditEvent.findFirstOrThrow({
      where: { action: 'notice.sent_again' },
      orderBy: { seq: 'desc' },
    });
    expect(sent).toMatchObject({ actorId: cast.calder.admin.id, actorRole: 'AGENCY_ADMIN', targetId: draft });
  });

  test('is known by the comment of a mention, and without one to the side of its reader', async () => {
    const comment = async (visibility: 'SHARED' | 'AGENCY_ONLY') => {
      const data = {
        requestId,
        authorId: userId,
        visibility,
        body: 'Look.',
        class: 'RELEASABLE_AFTER_REVIEW',
      } as const;
      return (await db.comment.create({ data: { ...data, createdAt: now() } })).id;
    };
    const mention = async (id?: string) => lost({ name: 'mentioned' }, id);
    expect(await reads(cast.liaison, await mention(await comment('AGENCY_ONLY')))).toBe(false);
    expect(await reads(cast.liaison, await mention(await comment('SHARED')))).toBe(true);
    expect(await reads(cast.liaison, await lost({ name: 'request-shared' }))).toBe(false);
    expect(await reads(cast.liaison, await lost({ userId: cast.supervisor.id ?? '' }))).toBe(true);
  });

  test('about a case that somebody follows is nobody else’s to read', async () => {
    const notice = await lost({ name: 'followed', eventId: await aStep('SHARED') });
    expect(await reads(cast.administrator, notice)).toBe(false);
    expect(await reads(cast.liaison, notice)).toBe(false);
  });

  test('is no task any more after it was sent again as often as it may be, and stays on the page', async () => {
    const id = await lost({ eventId: await aStep('SHARED'), resends: RESENDS_MAX });
    expect((await unreachedWaiting(cast.liaison)).map((task) => task.id)).not.toContain(id);
    const row = (await undeliveredPage(cast.liaison))?.rows.find((one) => one.id === id);
    expect(row).toMatchObject({ lastTry: 'Nov 24, 2026, 10:00 AM, Eastern time' });
  });

  test('is found by its liaison behind any number of others, and is no task after its case is over', async () => {
    const eventId = await aStep('SHARED');
    const id = await lost({ eventId });
    const other = await aRequest(cast).empty();
    const { outboxId: _outboxId, id: _id, ...same } = await db.notice.findUniqueOrThrow({ where: { id } });
    await db.$executeRaw`
      INSERT INTO outbox_messages (id, kind, payload, dedupe_key, created_at)
        SELECT gen_random_uuid(), 'notice', '{}', 'many-' || n, now() FROM generate_series(1, 501) n`;
    const many = await db.outboxMessage.findMany({ where: { dedupeKey: { startsWith: 'many-' } } });
    const createdAt = new Date(now().getTime() + 1000);
    await db.notice.createMany({
      data: many.map((outbox) => ({ ...same, outboxId: outbox.id, requestId: other, createdAt })),
    });
    expect((await unreachedWaiting(cast.liaison)).map((task) => task.id)).toContain(id);
    const over = await aRequest(cast).in('WITHDRAWN');
    const decided = await lost({ requestId: over });
    await db.notice.update({ where: { id: decided }, data: { eventId } });
    const found = async () => ({
      page: (await undeliveredPage(cast.administrator))?.rows.some((row) => row.id === decided),
      task: (await unreachedWaiting(cast.administrator)).some((task) => task.id === decided),
    });
    expect(await found()).toEqual({ page: true, task: false });
    const monthLater = new Date(now().getTime() + 31 * 86_400_000);
    expect(await runAt(monthLater, found)).toEqual({ page: false, task: false });
  });

  test('is not sent again to a closed account', async () => {
    const noticeId = await lost({ eventId: await aStep('SHARED') });
    await db.user.update({ where: { id: userId }, data: { active: false } });
    const answer = await runAt(later, () => sendAgain(cast.liaison, { noticeId }));
    await db.user.update({ where: { id: userId }, data: { active: true } });
    expect(answer).toMatchObject({ ok: false, message: expect.stringMatching(/closed/u) });
  });
});
