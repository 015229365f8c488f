import 'server-only';
import { systemActor } from '@/lib/domain/access/actor';
import { filterOfQuery } from '@/lib/domain/requests/export-job';
import {
  EXPORT_KEPT_DAYS,
  EXPORT_ROWS_MAX,
  EXPORT_TRIES_MAX,
  type ExportFailure,
  exportIsCut,
} from '@/lib/domain/requests/export-words';
import { exportFormatOf } from '@/lib/domain/requests/list-export';
import { appendAudit } from '@/lib/server/audit/append';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { runAs } from '@/lib/server/db/request-scope';
import { scopeOf } from '@/lib/server/db/scope-of';
import type { FileStore, StoredFile } from '@/lib/server/files/file-store';
import { portalFiles } from '@/lib/server/files/portal-files';
import { log } from '@/lib/server/log';
import { enqueue } from '@/lib/server/outbox/enqueue';
import { EXPORT_BATCH_ROWS, exportBytes, readExportBatch } from '@/lib/server/requests/export-rows';
import { beat, claimFile, type HeldFile, putBack, stillHeld } from '@/lib/server/requests/exports/claim-file';
import { ownerNow } from '@/lib/server/requests/exports/owner-reach';

// Makes one file of somebody's list. Its rows are read as the owner, within their scope, and before each batch it is asked
// whether they still are who they were and still want it. A worker that is killed leaves a draft and no file.

const beatEveryMs = 15_000;

/** Thrown when the file is no longer this worker's to make: cancelled, or begun anew by another one. */
class LetGo extends Error {}

/** Thrown when nothing more may be written for the owner. */
class NotForOwner extends Error {
  constructor(readonly why: 'CLOSED' | 'REACH') {
    super(why);
  }
}

type Limits = { batchRows: number; rowsMax: number };

async function* rowsOf(file: HeldFile, { batchRows, rowsMax }: Limits): AsyncGenerator<string[][]> {
  const filter = filterOfQuery(file.query);
  let after: string | undefined;
  for (let written = 0; ; ) {
    const owner = await ownerNow(file.userId, file.reachSha256);
    if (typeof owner === 'string') throw new NotForOwner(owner);
    const take = Math.min(batchRows, rowsMax - written);
    const { rows, next } = await runAs(scopeOf(owner), () => readExportBatch(owner, filter, after, take));
    yield rows;
    written += rows.length;
    if (!(await beat(file, written))) throw new LetGo();
    if (next === null) return;
    if (written >= rowsMax) return yield [[exportIsCut(rowsMax)]];
    after = next;
  }
}

const noteReady = (file: HeldFile, { sha256, byteLength }: StoredFile): Promise<void> =>
  db.$transaction(async (tx) => {
    const at = now();
    const expiresAt = new Date(at.getTime() + EXPORT_KEPT_DAYS * 86_400_000);
    const { count } = await tx.exportJob.updateMany({
      where: stillHeld(file),
      data: { state: 'READY', finishedAt: at, expiresAt, sha256, byteLength },
    });
    if (count === 0) throw new LetGo();
    const { rowsWritten } = await tx.exportJob.findUniqueOrThrow({ where: { id: file.id } });
    await appendAudit(tx, {
      ...{ actor: systemActor, role: 'SYSTEM', action: 'request_list.make_file', outcome: 'done' },
      target: { type: 'request_list', id: file.id },
      facts: { ownerId: file.userId, requests: rowsWritten, bytes: byteLength, sha256 },
    });
    await enqueue(tx, 'file_notice', `${file.id}:READY`, { exportId: file.id });
  });

const giveUp = (file: HeldFile, why: ExportFailure): Promise<void> =>
  db.$transaction(async (tx) => {
    const { count } = await tx.exportJob.updateMany({
      where: stillHeld(file),
      data: { state: 'FAILED', finishedAt: now(), failure: why },
    });
    if (count === 0) return;
    await appendAudit(tx, {
      ...{ actor: systemActor, role: 'SYSTEM', action: 'request_list.fail_file', outcome: 'done' },
      target: { type: 'request_list', id: file.id },
      facts: { ownerId: file.userId, why },
    });
    if (why !== 'CLOSED') await enqueue(tx, 'file_notice', `${file.id}:FAILED`, { exportId: file.id });
  });

const afterTrouble = async (file: HeldFile, error: unknown): Promise<void> => {
  if (error instanceof LetGo) return;
  if (error instanceof NotForOwner) return giveUp(file, error.why);
  log().error({ err: error, exportId: file.id, tries: file.tries }, 'A file of a list could not be made.');
  if (!(await putBack(file))) await giveUp(file, 'TROUBLE');
};

/** Keeps a file while a batch, or the way into the store, takes long. */
const keptAlive = async (file: HeldFile, work: () => Promise<void>): Promise<void> => {
  const timer = setInterval(() => {
    db.exportJob.updateMany({ where: stillHeld(file), data: { beatAt: now() } }).catch(() => undefined);
  }, beatEveryMs);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
};

/**
 * Makes the file that has waited longest. Trouble puts it back in line, and ends it after a few tries.
 * @param store and limits: given in tests
 * @returns whether there was one
 */
export const makeNextFile = async (
  store: FileStore = portalFiles(),
  limits: Limits = { batchRows: EXPORT_BATCH_ROWS, rowsMax: EXPORT_ROWS_MAX },
): Promise<boolean> => {
  const file = await claimFile();
  if (!file) return false;
  try {
    // A worker that takes the whole process down with it leaves no other trace than the number of its try.
    if (file.tries > EXPORT_TRIES_MAX) await giveUp(file, 'TROUBLE');
    else {
      await keptAlive(file, async () => {
        const filter = filterOfQuery(file.query);
        const bytes = exportBytes(filter, exportFormatOf(file.format), file.startedAt, rowsOf(file, limits));
        await noteReady(file, await store.putStream(bytes));
      });
    }
  } catch (error) {
    await afterTrouble(file, error);
  }
  return true;
};
