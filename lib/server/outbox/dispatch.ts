import 'server-only';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';

// From the outbox to the queue, and the record of what became of each promise.

/** Puts one job in the queue. The id is the outbox row's own, so that a repeated call adds no second job. */
export type Send = (job: { kind: string; id: string }) => Promise<void>;

const BATCH = 50;

/**
 * Hands waiting outbox rows to the queue, oldest first. Several workers may run at once: rows are taken with
 * SKIP LOCKED, and a crash between queue and mark is harmless because the job carries the row's id.
 * @returns how many rows were handed over
 */
export const dispatchOutbox = (send: Send): Promise<number> =>
  db.$transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ id: string; kind: string }[]>`
      SELECT id, kind FROM outbox_messages WHERE queued_at IS NULL ORDER BY created_at, id LIMIT ${BATCH}
      FOR UPDATE SKIP LOCKED`;
    for (const row of rows) await send(row);
    await tx.outboxMessage.updateMany({ where: { id: { in: rows.map(({ id }) => id) } }, data: { queuedAt: now() } });
    return rows.length;
  });

/** The work behind an outbox row, by kind. */
export type Handlers = Readonly<Record<string, (outboxId: string, payload: unknown) => Promise<void>>>;

/** Carries one row out, once: a row that is done is left alone. Errors are recorded and thrown on, for the retry. */
export const carryOutMessage = async (id: string, handlers: Handlers): Promise<void> => {
  const row = await db.outboxMessage.findUnique({ where: { id } });
  if (!row || row.doneAt !== null) return;
  const handler = handlers[row.kind];
  if (!handler) throw new Error(`Nobody handles outbox messages of kind ${row.kind}.`);
  try {
    await handler(row.id, row.payload);
  } catch (error) {
    const lastError = error instanceof Error ? error.message.slice(0, 1000) : 'unknown';
    await db.outboxMessage.update({ where: { id }, data: { attempts: { increment: 1 }, lastError } });
    throw error;
  }
  await db.outboxMessage.update({
    where: { id },
    data: { doneAt: now(), attempts: { increment: 1 }, lastError: null },
  });
};
