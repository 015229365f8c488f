import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/server/db/client';
import { readAllNotices, readNotice } from '@/lib/server/notices/notice-commands';
import { freshNotices, noticeCentre, toNoticeFilter } from '@/lib/server/notices/notice-queries';
import { carryOutMessage, dispatchOutbox } from '@/lib/server/outbox/dispatch';
import { handlers } from '@/lib/server/worker/handlers';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';

// A person's notices: their own alone, newest first, and new until they are read.

fixedClock();

let cast: Cast;
let requestId: string;
beforeAll(async () => {
  cast = await aCast();
  await db.outboxMessage.updateMany({ where: { doneAt: null }, data: { queuedAt: new Date(), doneAt: new Date() } });
  requestId = await aRequest(cast).in('SUBMITTED');
  const ids: string[] = [];
  await dispatchOutbox(async ({ id }) => {
    ids.push(id);
  });
  for (const id of ids) await carryOutMessage(id, handlers);
});

const all = toNoticeFilter({});

/** A notice of the officer's own, so that paging has something to page. */
const aNotice = async (userId: string, minute: number, readAt: Date | null = null) => {
  const at = new Date(Date.UTC(2026, 9, 1, 12, minute));
  const outbox = await db.outboxMessage.create({
    data: { kind: 'notice', payload: {}, dedupeKey: `page-${userId}-${minute}`, queuedAt: at, doneAt: at },
  });
  const text = { subject: `REQ-1: note ${minute}`, body: 'It happened.' };
  return db.notice.create({
    data: { outboxId: outbox.id, userId, name: 'mentioned', requestId, ...text, createdAt: at, readAt },
  });
};

describe('the notices of somebody', () => {
  test('stand under their case, say what happened and why one has them, and are new', async () => {
    const { officer } = cast.calder;
    const page = await noticeCentre(officer, all);
    const { number } = await db.request.findUniqueOrThrow({ where: { id: requestId } });
    expect(page.groups.map(({ heading }) => heading)).toEqual([number]);
    expect(page.groups[0]?.href).toBe(`/requests/${requestId}`);
    expect(page.groups[0]?.lines[0]).toMatchObject({
      title: 'We have received your request',
      happened: 'Your request has reached the intake office.',
      why: 'You get this because you have a part in this case.',
      isNew: true,
    });
    expect(await freshNotices(officer)).toBe('1');
  });

  test('are nobody else’s to see or to mark', async () => {
    const { officer } = cast.calder;
    const line = (await noticeCentre(officer, all)).groups[0]?.lines[0];
    for (const other of [cast.calder.approver, cast.amity.officer, cast.intake]) {
      const ids = (await noticeCentre(other, all)).groups.flatMap(({ lines }) => lines.map(({ id }) => id));
      expect(ids).not.toContain(line?.id);
      expect(await readNotice(other, { noticeId: line?.id ?? '' })).toMatchObject({ ok: false, why: 'not_found' });
    }
    expect(await freshNotices(officer)).toBe('1');
  });

  test('lead to their page and stay read from the first moment on', async () => {
    const { officer } = cast.calder;
    const noticeId = (await noticeCentre(officer, all)).groups[0]?.lines[0]?.id ?? '';
    expect(await readNotice(officer, { noticeId })).toMatchObject({ ok: true, value: `/requests/${requestId}` });
    expect(await freshNotices(officer)).toBeNull();
    const { readAt } = await db.notice.findUniqueOrThrow({ where: { id: noticeId } });
    expect(await readNotice(officer, { noticeId })).toMatchObject({ ok: true });
    expect(await db.notice.findUniqueOrThrow({ where: { id: noticeId } })).toMatchObject({ readAt });
    // The database holds to it, whoever writes.
    await expect(db.notice.update({ where: { id: noticeId }, data: { readAt: null } })).rejects.toThrow(
      /keeps the moment it was read/u,
    );
  });
});

describe('many notices', () => {
  const officer = () => cast.amity.officer;

  test('come in pages without one missing or twice, and are counted up to 99', async () => {
    const userId = officer().id ?? '';
    for (let minute = 0; minute < 55; minute += 1) await aNotice(userId, minute);
    const seen: string[] = [];
    let after: string | undefined;
    for (let pages = 0; pages < 9; pages += 1) {
      const page = await noticeCentre(officer(), toNoticeFilter(after === undefined ? {} : { after }));
      seen.push(...page.groups.flatMap(({ lines }) => lines.map(({ title }) => title)));
      if (page.next === null) break;
      after = page.next;
    }
    expect(seen).toEqual(Array.from({ length: 55 }, (_, index) => `Note ${54 - index}`));
    expect(await freshNotices(officer())).toBe('55');
    for (let minute = 55; minute < 110; minute += 1) await aNotice(userId, minute);
    expect(await freshNotices(officer())).toBe('99+');
  });

  test('are marked as read up to what was seen; what came later stays new', async () => {
    const until = new Date(Date.UTC(2026, 9, 1, 12, 99)).toISOString();
    expect(await readAllNotices(officer(), { until })).toMatchObject({ message: '100 notices are marked as read.' });
    const fresh = await noticeCentre(officer(), toNoticeFilter({ show: 'new' }));
    expect(fresh.fresh).toBe('10');
    expect(fresh.groups.flatMap(({ lines }) => lines)).toHaveLength(10);
  });

  test('are found by an index in their order, also the new ones', async () => {
    const userId = officer().id ?? '';
    const plan = await db.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
      await tx.$executeRaw`SET LOCAL enable_sort = off`;
      return [
        await tx.$queryRaw`EXPLAIN SELECT id FROM notices WHERE user_id = ${userId}::uuid
          ORDER BY created_at DESC, id DESC LIMIT 41`,
        await tx.$queryRaw`EXPLAIN SELECT id FROM notices WHERE user_id = ${userId}::uuid AND read_at IS NULL
          ORDER BY created_at DESC, id DESC LIMIT 41`,
      ];
    });
    expect(JSON.stringify(plan[0])).toContain('notices_user_id_created_at_id_idx');
    expect(JSON.stringify(plan[1])).toContain('new_notices');
    expect(JSON.stringify(plan)).not.toContain('"Sort');
  });
});
