import 'server-only';
import { EXPORT_TRIES_MAX } from '@/lib/domain/requests/export-words';

import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import type { ExportJob, Prisma } from '@/lib/server/db/generated/client';

// Who makes a file. A worker holds it under the number of its try: whatever it writes names that number, so that a worker
// that was slow, or was thought dead, can change nothing once another one has begun anew.

/** A worker that says nothing for so long has lost its file. It says something after each batch of rows, and meanwhile. */
const silentMs = 60_000;

/** How long a file rests after trouble, before it is begun anew. */
const restMs = 20_000;

/** What a worker holds. */
export type HeldFile = ExportJob & { startedAt: Date };

/** The file that the worker still holds; nothing when it was cancelled, or is made by another one. */
export const stillHeld = ({ id, tries }: Pick<ExportJob, 'id' | 'tries'>) => ({ id, tries, state: 'RUNNING' }) as const;

const before = (ms: number): { lt: Date } => ({ lt: new Date(now().getTime() - ms) });

const waiting = (): Prisma.ExportJobWhereInput => ({
  OR: [
    { state: 'QUEUED', OR: [{ beatAt: null }, { beatAt: before(restMs) }] },
    { state: 'RUNNING', beatAt: before(silentMs) },
  ],
});

/**
 * Takes the file that has waited longest, or was begun by a worker that is gone. Of two workers at once one gets it.
 * @returns null when there is none
 */
export const claimFile = async (): Promise<HeldFile | null> => {
  const found = await db.exportJob.findFirst({ where: waiting(), orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  if (!found) return null;
  const at = now();
  const data = { state: 'RUNNING', startedAt: at, beatAt: at, tries: found.tries + 1, rowsWritten: 0 } as const;
  const { count } = await db.exportJob.updateMany({
    where: { AND: [{ id: found.id, tries: found.tries }, waiting()] },
    data,
  });
  return count === 1 ? { ...found, ...data } : claimFile();
};

/** Says how far a file is. False when the worker does not hold it any more. */
export const beat = async (file: HeldFile, rowsWritten: number): Promise<boolean> => {
  const { count } = await db.exportJob.updateMany({
    where: stillHeld(file),
    data: { rowsWritten, beatAt: now() },
  });
  return count === 1;
};

/** Puts a file back in line after trouble. False when it was begun often enough. */
export const putBack = async (file: HeldFile): Promise<boolean> => {
  if (file.tries >= EXPORT_TRIES_MAX) return false;
  await db.exportJob.updateMany({
    where: stillHeld(file),
    data: { state: 'QUEUED', beatAt: now(), startedAt: null, rowsWritten: 0 },
  });
  return true;
};
