import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { carryOutMessage } from '@/lib/server/outbox/dispatch';
import { releaseHeldMails } from '@/lib/server/outbox/held-mails';
import { handlers } from '@/lib/server/worker/handlers';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';
import { startMailServer } from '@/tests/support/mail-server';

// One mail for one notice, whoever sends it and whenever, and only to those who still read it.

const clock = fixedClock();
const server = await startMailServer();
process.env.SMTP_URL = server.url;
afterAll(() => server.stop());

let cast: Cast;
let requestId: string;
beforeAll(async () => {
  cast = await aCast();
  requestId = await aRequest(cast).in('ASSIGNED');
});
beforeEach(async () => {
  clock.moveTo(testNow);
  await db.$executeRaw`UPDATE outbox_messages SET queued_at = now(), done_at = now() WHERE done_at IS NULL`;
  server.taken.length = 0;
});
afterEach(() => server.refuseWith(null));

const idOf = ({ id }: { id: string | null }): string => id ?? '';

/** A promise that is kept but for its mails: one for each person, held until now when `held`. */
let count = 0;
const promised = async (people: readonly string[], held: boolean, eventId: string | null = null) => {
  count += 1;
  const payload = { name: 'letter-released', audience: 'mentioned', case: { kind: 'request', id: requestId } };
  const { id: outboxId } = await db.outboxMessage.create({
    data: { kind: 'notice', payload, dedupeKey: `once-${count}`, createdAt: now() },
  });
  const mail = held ? ({ mailState: 'HELD', mailDueAt: now() } as const) : {};
  const words = { name: eventId ? 'followed' : 'letter-released', subject: 'ACC: a letter', body: 'It is ready.' };
  await db.notice.createMany({
    data: people.map((userId) => ({ ...words, ...mail, outboxId, userId, requestId, eventId, createdAt: now() })),
  });
  return outboxId;
};

const open = () => db.outboxMessage.findMany({ where: { doneAt: null, kind: { in: ['notice_again', 'digest'] } } });
const states = async (outboxId: string) =>
  (await db.notice.findMany({ where: { outboxId }, orderBy: { userId: 'asc' } })).map(
    ({ mailState, mailTries }) => `${mailState} ${mailTries}`,
  );

describe('a mail', () => {
  test('that is released alone takes none of the tries of others', async () => {
    const people = [cast.calder.officer, cast.calder.approver, cast.liaison].map(idOf);
    const outboxId = await promised(people, true);
    await releaseHeldMails();
    const released = await open();
    expect(released).toHaveLength(3);
    server.refuseWith(451);
    for (const { id } of released) await expect(carryOutMessage(id, handlers)).rejects.toThrow(/not taken/u);
    expect(await states(outboxId)).toEqual(['DEFERRED 1', 'DEFERRED 1', 'DEFERRED 1']);
    server.refuseWith(null);
    const [first] = released;
    await carryOutMessage(first?.id ?? '', handlers);
    expect(server.taken).toHaveLength(1);
  });

  test('is sent once when several workers send it at the same time, and after one that stopped in the middle', async () => {
    const outboxId = await promised([idOf(cast.calder.officer)], false);
    await Promise.allSettled([1, 2, 3].map(() => carryOutMessage(outboxId, handlers)));
    expect(server.taken).toHaveLength(1);
    expect(await states(outboxId)).toEqual(['SENT 1']);
    const cut = await promised([idOf(cast.calder.officer)], false);
    await db.notice.updateMany({ where: { outboxId: cut }, data: { mailTries: 1, mailTriedAt: now() } });
    await expect(carryOutMessage(cut, handlers)).rejects.toThrow(/another worker/u);
    expect(server.taken).toHaveLength(1);
    clock.moveTo(new Date(testNow.getTime() + 180_000));
    await carryOutMessage(cut, handlers);
    expect(await states(cut)).toEqual(['SENT 2']);
  });

  test('that gathers others is sent once when several workers send it at the same time', async () => {
    const officer = idOf(cast.calder.officer);
    const parts = [await promised([officer], true), await promised([officer], true)];
    await db.notice.updateMany({ where: { outboxId: { in: parts } }, data: { name: 'plan-agreed' } });
    await releaseHeldMails();
    const [digest] = await open();
    await Promise.allSettled([1, 2, 3].map(() => handlers.digest?.(digest?.id ?? '', { userId: officer })));
    expect(server.taken).toHaveLength(1);
    expect([await states(parts[0] ?? ''), await states(parts[1] ?? '')]).toEqual([['SENT 1'], ['SENT 1']]);
    // One that stopped in the middle has it for two minutes; then another takes it up.
    await db.notice.updateMany({
      where: { digestId: digest?.id ?? '' },
      data: { mailState: 'WAITING', sentAt: null, mailTries: 1, mailTriedAt: now() },
    });
    await expect(handlers.digest?.(digest?.id ?? '', { userId: officer })).rejects.toThrow(/another worker/u);
    clock.moveTo(new Date(testNow.getTime() + 180_000));
    await handlers.digest?.(digest?.id ?? '', { userId: officer });
    expect(server.taken).toHaveLength(2);
  });

  test('goes to nobody whose account is closed', async () => {
    const [userId] = [cast.calder.officer].map(idOf);
    const closed = (active: boolean) => db.user.update({ where: { id: userId ?? '' }, data: { active } });
    const alone = await promised([userId ?? ''], false);
    const first = await promised([userId ?? ''], true);
    const second = await promised([userId ?? ''], true);
    await db.notice.updateMany({ where: { outboxId: { in: [first, second] } }, data: { name: 'plan-agreed' } });
    await releaseHeldMails();
    const [digest, ...more] = await open();
    expect({ kind: digest?.kind, more }).toEqual({ kind: 'digest', more: [] });
    await closed(false);
    try {
      await carryOutMessage(alone, handlers);
      await carryOutMessage(digest?.id ?? '', handlers);
    } finally {
      await closed(true);
    }
    expect(server.taken).toEqual([]);
    expect([await states(alone), await states(first), await states(second)]).toEqual([
      ['NONE 0'],
      ['NONE 0'],
      ['NONE 0'],
    ]);
  });

  test('that was held is let go of when its reader sees the case no longer, or never read the step', async () => {
    const stranger = await promised([idOf(cast.amity.officer)], true);
    const theirs = await promised([idOf(cast.calder.officer)], true);
    const { id: _id, ...same } = await db.statusEvent.findFirstOrThrow({ where: { requestId } });
    const event = await db.statusEvent.create({ data: { ...same, visibility: 'ICE_ONLY' } });
    const step = await promised([idOf(cast.calder.approver), idOf(cast.liaison)], true, event.id);
    await releaseHeldMails();
    expect(await states(stranger)).toEqual(['NONE 0']);
    expect(await states(theirs)).toEqual(['WAITING 0']);
    expect((await states(step)).toSorted()).toEqual(['NONE 0', 'WAITING 0']);
  });
});

test('a step tells whoever follows its case once, and not at all who is told otherwise, whoever delivers it', async () => {
  const followers = [cast.calder.approver, cast.programManager, cast.otherProgramManager].map(idOf);
  await db.caseWatch.createMany({
    data: followers.map((userId) => ({ userId, requestId, kind: 'FOLLOW', createdAt: now() })),
  });
  const { id: _id, ...same } = await db.statusEvent.findFirstOrThrow({ where: { requestId, visibility: 'SHARED' } });
  const { id: eventId } = await db.statusEvent.create({
    data: { ...same, actorId: cast.liaison.id, step: 'start_assessment' },
  });
  // The agency, of whom the approver is one, is told last.
  for (const audience of ['intake', 'field_supervisors', 'agency']) {
    const payload = { name: 'assessment-started', audience, case: { kind: 'request', id: requestId }, eventId };
    await db.outboxMessage.create({
      data: { kind: 'notice', payload, dedupeKey: `${eventId}:${audience}`, createdAt: now() },
    });
  }
  const unsaid = () => db.outboxMessage.findMany({ where: { doneAt: null }, orderBy: { id: 'asc' } });
  const [first, ...others] = await unsaid();
  await carryOutMessage(first?.id ?? '', handlers);
  // The followers' promise comes before the rest.
  for (const { id } of (await unsaid()).toReversed()) {
    await Promise.allSettled([carryOutMessage(id, handlers), carryOutMessage(id, handlers)]);
  }
  expect(others).toHaveLength(2);
  const told = await db.notice.findMany({ where: { eventId, userId: { in: followers } } });
  const names = followers.map((id) => told.filter(({ userId }) => userId === id).map(({ name }) => name));
  expect(names).toEqual([['assessment-started'], ['followed'], ['followed']]);
  const [again] = told.filter(({ name }) => name === 'followed');
  const { id: _old, ...copy } = again ?? (await db.notice.findFirstOrThrow());
  await expect(db.notice.create({ data: { ...copy, outboxId: first?.id ?? '' } })).rejects.toThrow(/unique/iu);
});
