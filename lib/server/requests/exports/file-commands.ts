import 'server-only';
import type { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { type askExportInput, filterOfQuery, type ownExportInput } from '@/lib/domain/requests/export-job';
import {
  EXPORT_COUNTED_MAX,
  EXPORTS_OPEN_MAX,
  type ExportFormat,
  tooManyExports,
} from '@/lib/domain/requests/export-words';
import { exportFormatOf } from '@/lib/domain/requests/list-export';
import { type RequestFilter, requestFilterQuery } from '@/lib/domain/requests/list-filter';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { appendAudit, sha256Hex } from '@/lib/server/audit/append';
import { personOf } from '@/lib/server/auth/person';
import { missingStepUp } from '@/lib/server/auth/step-up';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import { countExport } from '@/lib/server/requests/export-rows';
import { reachOf } from '@/lib/server/requests/exports/owner-reach';
import { tookTooLong } from '@/lib/server/search/find-entries';

// What somebody does with their own files of lists: ask for one, cancel it, ask for it again.

const open = { state: { in: ['QUEUED', 'RUNNING'] } } as const satisfies { state: { in: ('QUEUED' | 'RUNNING')[] } };

const isTaken = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'P2002';

/** Counts up to a bound for "about …"; null where that takes too long. */
export const estimate = async (actor: Actor, filter: RequestFilter): Promise<number | null> => {
  try {
    return await countExport(actor, filter, EXPORT_COUNTED_MAX + 1);
  } catch (error) {
    if (tookTooLong(error)) return null;
    throw error;
  }
};

/** A place in line that none of the person's open files has; null when all are taken. */
export const freePlace = async (tx: Pick<Transaction, 'exportJob'>, userId: string): Promise<number | null> => {
  const rows = await tx.exportJob.findMany({ where: { userId, ...open }, select: { place: true } });
  const places = Array.from({ length: EXPORTS_OPEN_MAX }, (_, at) => at + 1);
  return places.find((place) => rows.every((row) => row.place !== place)) ?? null;
};

type Asked = { filter: RequestFilter; format: ExportFormat; again: boolean };

const ask = async (actor: Actor, { filter, format, again }: Asked): Promise<Outcome<null>> => {
  const { id: userId } = personOf(actor);
  const query = requestFilterQuery(filter);
  const rowsEstimated = await estimate(actor, filter);
  const asked = { list: 'REQUESTS', query, format } as const;
  return db.$transaction(async (tx): Promise<Outcome<null>> => {
    const same = await tx.exportJob.findFirst({ where: { userId, ...asked, ...open }, select: { id: true } });
    if (same) return done(null, 'This file is being made already. It is in the list below.');
    const place = await freePlace(tx, userId);
    if (place === null) return refuse('blocked', tooManyExports);
    const { id } = await tx.exportJob.create({
      data: { userId, ...asked, place, rowsEstimated, reachSha256: reachOf(actor), createdAt: now() },
    });
    await appendAudit(tx, {
      ...{ actor, role: actor.roles[0] ?? 'NONE', action: 'request_list.ask_file', outcome: 'done' },
      target: { type: 'request_list', id },
      facts: { format, filterSha256: sha256Hex(query), again },
    });
    return done(null, 'We make the file now, and tell you when it is ready. You can leave this page.');
  });
};

const askOnce = async (actor: Actor, asked: Asked): Promise<Outcome<null>> => {
  const unconfirmed = missingStepUp(actor, 'export_requests');
  if (unconfirmed) return unconfirmed;
  try {
    return await ask(actor, asked);
  } catch (error) {
    // Two files asked for at the same moment wanted the same place.
    if (isTaken(error)) return refuse('blocked', 'Another file was asked for at this moment. Ask for this one again.');
    throw error;
  }
};

/** Asks for a list as a file that is made in the background. Asks for a confirmation, as every export does. */
export const askForFile = (
  actor: Actor,
  { list: filter, format }: z.output<typeof askExportInput>,
): Promise<Outcome<null>> => askOnce(actor, { filter, format, again: false });

const notYours = () => refuse('not_found', 'This file is not in your list. Open the page again.');

/** Asks once more for a file that was not made, was cancelled or is gone: with what the list holds now. */
export const askAgain = async (actor: Actor, { exportId }: z.output<typeof ownExportInput>): Promise<Outcome<null>> => {
  const { id: userId } = personOf(actor);
  const job = await db.exportJob.findFirst({ where: { id: exportId, userId } });
  if (!job) return notYours();
  return askOnce(actor, { filter: filterOfQuery(job.query), format: exportFormatOf(job.format), again: true });
};

/** Cancels a file that is not ready yet. The worker stops before its next rows. */
export const cancelFile = async (
  actor: Actor,
  { exportId }: z.output<typeof ownExportInput>,
): Promise<Outcome<null>> => {
  const { id: userId } = personOf(actor);
  return db.$transaction(async (tx): Promise<Outcome<null>> => {
    const job = await tx.exportJob.findFirst({ where: { id: exportId, userId } });
    if (!job) return notYours();
    const { count } = await tx.exportJob.updateMany({
      where: { id: exportId, userId, ...open },
      data: { state: 'CANCELLED', finishedAt: now() },
    });
    if (count === 0)
      return refuse('wrong_state', 'This file is not being made any more. The page shows it as it is now.');
    await appendAudit(tx, {
      ...{ actor, role: actor.roles[0] ?? 'NONE', action: 'request_list.cancel_file', outcome: 'done' },
      target: { type: 'request_list', id: exportId },
      facts: { requests: job.rowsWritten },
    });
    return done(null, 'The file is cancelled. Nothing of it is kept.');
  });
};
