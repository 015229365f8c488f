import type { ParsedMail } from 'mailparser';
import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { performRequestStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { carryOutMessage, dispatchOutbox } from '@/lib/server/outbox/dispatch';
import { handlers } from '@/lib/server/worker/handlers';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { databaseUrl } from '@/tests/support/database';
import { fixedClock } from '@/tests/support/fixed-clock';
import { startMailServer } from '@/tests/support/mail-server';

// What a committed step has promised is kept: once, to the right people, in words that carry nothing of the case.

fixedClock();

const mailServer = await startMailServer();
process.env.SMTP_URL = mailServer.url;

let cast: Cast;
beforeAll(async () => {
  cast = await aCast();
});
beforeEach(async () => {
  await db.$executeRaw`UPDATE outbox_messages SET queued_at = now(), done_at = now()`;
  mailServer.taken.length = 0;
  mailServer.refuseWith(null);
});
afterAll(() => mailServer.stop());

const queued = async (): Promise<string[]> => {
  const ids: string[] = [];
  await dispatchOutbox(async ({ id }) => {
    ids.push(id);
  });
  return ids;
};

const addressesOf = (mails: readonly ParsedMail[]): string[] =>
  mails.flatMap(({ to }) => [to ?? []].flat().flatMap(({ value }) => value.flatMap(({ address }) => address ?? [])));

describe('a submitted request', () => {
  test('writes to the agency and to intake, once each, with the number and no content', async () => {
    const id = await aRequest(cast).in('SUBMITTED');
    const { number } = await db.request.findUniqueOrThrow({ where: { id } });
    for (const message of await queued()) await carryOutMessage(message, handlers);
    const mails = mailServer.taken.filter(({ subject }) => subject?.startsWith(`${number}:`));
    const received = mails.filter(({ subject }) => subject?.includes('we have received'));
    // The approver whose act it was is not written to.
    expect(addressesOf(received)).toEqual(['maria.delgado@winter.example']);
    const arrived = mails.filter(({ subject }) => subject?.includes('a request from'));
    expect(addressesOf(arrived).sort()).toEqual(['iris.intake@winter.example', 'otto.intake@winter.example']);
    for (const { text } of mails) {
      expect(text).toContain(`/requests/${id}`);
      expect(text).toContain('What happens next');
      expect(text).not.toContain('Shootings have doubled');
    }
  });

  test('is mailed once, although its messages are carried out twice', async () => {
    await aRequest(cast).in('SUBMITTED');
    const messages = await queued();
    for (const message of [...messages, ...messages]) await carryOutMessage(message, handlers);
    const ids = mailServer.taken.map(({ messageId }) => messageId);
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('waits for a mail server that refuses, and then arrives once', async () => {
    await aRequest(cast).in('SUBMITTED');
    const messages = await queued();
    mailServer.refuseWith(451);
    for (const message of messages) await expect(carryOutMessage(message, handlers)).rejects.toThrow(/not taken/u);
    expect(mailServer.taken).toHaveLength(0);
    const open = await db.outboxMessage.findMany({ where: { id: { in: messages } } });
    expect(open.every(({ doneAt, attempts, lastError }) => doneAt === null && attempts === 1 && lastError)).toBe(true);
    mailServer.refuseWith(null);
    for (const message of messages) await carryOutMessage(message, handlers);
    expect(mailServer.taken.length).toBe(await db.notice.count({ where: { outboxId: { in: messages } } }));
  });
});

test('a refused step promises nothing', async () => {
  const id = await aRequest(cast).in('SUBMITTED');
  await queued();
  const before = await db.outboxMessage.count();
  const answer = await performRequestStep('withdraw', id, cast.calder.officer, { reason: 'No.', version: 1 });
  expect(answer.ok).toBe(false);
  expect(await db.outboxMessage.count()).toBe(before);
});

test('the queue holds one job for a row that is handed over twice', async () => {
  const boss = new PgBoss({ connectionString: databaseUrl(), schema: 'pgboss' });
  await boss.start();
  await boss.createQueue('notice');
  await aRequest(cast).in('SUBMITTED');
  const sent: (string | null)[] = [];
  const hand = async ({ kind, id }: { kind: string; id: string }) => {
    sent.push(await boss.send(kind, { outboxId: id }, { id }));
  };
  await dispatchOutbox(hand);
  const first = sent.filter(Boolean).length;
  expect(first).toBeGreaterThan(0);
  // As after a crash between the queue and the mark.
  await db.outboxMessage.updateMany({ where: { doneAt: null }, data: { queuedAt: null } });
  await dispatchOutbox(hand);
  const jobs = await boss.fetch('notice', { batchSize: 100 });
  expect(jobs).toHaveLength(first);
  await boss.stop({ graceful: false });
});
