import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { appendAudit } from '@/lib/server/audit/append';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { enqueue } from '@/lib/server/outbox/enqueue';

// Tries the seal of a wholly signed agreement again: by hand, and every hour once the queue has given a job up. Any
// number of jobs make one seal.

/** Our own rule: longer than the pauses of the queue, so that a job that is tried there is left alone. */
const RESUME_MINUTES = 50;
const RESUME_MAX = 200;

/** Agreements that everyone has signed and that are not executed yet. */
export const sealIsDue = {
  status: 'SIGNING',
  frozenVersionId: { not: null },
  signatures: { none: { status: 'PENDING' }, some: { status: 'SIGNED' } },
} as const satisfies Prisma.AgreementWhereInput;

type Due = { id: string; frozenVersionId: string | null };

/** Promises another try, unless one is in line that has not begun. Two people at once find the other's. */
const promiseAgain = async (tx: Transaction, { id, frozenVersionId }: Due): Promise<boolean> => {
  if (frozenVersionId === null) return false;
  await tx.$queryRaw`SELECT 1 FROM agreements WHERE id = ${id}::uuid FOR UPDATE`;
  const key = `${id}:${frozenVersionId}`;
  const inLine = await tx.outboxMessage.count({
    where: { kind: 'seal_agreement', dedupeKey: { startsWith: key }, doneAt: null, attempts: 0 },
  });
  if (inLine > 0) return false;
  await enqueue(tx, 'seal_agreement', `${key}:again:${now().toISOString()}`, {
    agreementId: id,
    versionId: frozenVersionId,
  });
  return true;
};

export const sealAgainInput = z.strictObject({ agreement: z.uuid('Press the button of one agreement.') });

/** Has a seal tried again. Refused for all but administrators; each one is noted in the audit log. */
export const trySealAgain = async (
  actor: Actor,
  { agreement }: z.output<typeof sealAgainInput>,
): Promise<Outcome<null>> => {
  if (!holdsRight(actor, 'repair_seals')) return refuse('not_yours', 'Only an administrator tries a seal again.');
  return db.$transaction(async (tx) => {
    const row = await tx.agreement.findFirst({
      where: { ...sealIsDue, id: agreement },
      select: { id: true, number: true, frozenVersionId: true, sealTries: true, sealWaitsFor: true },
    });
    if (!row) return refuse('wrong_state', 'No seal of this agreement waits any more. This page shows it now.');
    if (!(await promiseAgain(tx, row))) {
      return refuse(
        'wrong_state',
        `A try for ${row.number} is in line already. It begins as soon as the worker is free.`,
      );
    }
    await appendAudit(tx, {
      actor,
      role: 'ADMIN',
      action: 'agreement.seal_again',
      target: { type: 'agreement', id: row.id },
      outcome: 'done',
      facts: { tries: row.sealTries, waitsFor: row.sealWaitsFor },
    });
    return done(null, `The seal of ${row.number} is tried again now. Load this page again in a few seconds.`);
  });
};

/**
 * Promises another try for every seal that has waited long. The worker calls it every hour.
 * @returns how many were promised
 */
export const resumeWaitingSeals = async (): Promise<number> => {
  const before = new Date(now().getTime() - RESUME_MINUTES * 60_000);
  const rows = await db.agreement.findMany({
    where: { ...sealIsDue, OR: [{ sealTriedAt: null }, { sealTriedAt: { lt: before } }] },
    orderBy: { statusSince: 'asc' },
    take: RESUME_MAX,
    select: { id: true, frozenVersionId: true },
  });
  let promised = 0;
  for (const row of rows) if (await db.$transaction((tx) => promiseAgain(tx, row))) promised += 1;
  return promised;
};
