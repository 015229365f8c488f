import 'server-only';
import { subDays } from 'date-fns/subDays';
import { systemActor } from '@/lib/domain/access/actor';
import { EXPORT_LISTED_DAYS } from '@/lib/domain/requests/export-words';

import { appendAudit } from '@/lib/server/audit/append';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { portalFiles } from '@/lib/server/files/portal-files';

// Files of lists whose days are over: the file goes, its line stays for some weeks, then goes as well. The events of who
// asked and who took it stay.

const atOnceMax = 500;

/** True while somebody else's file, or a record, has the same bytes: they are stored once. */
const isNeeded = async (sha256: string): Promise<boolean> => {
  const [lists, files, packages] = await Promise.all([
    db.exportJob.count({ where: { sha256, state: 'READY' } }),
    db.document.count({ where: { sha256, destroyedAt: null } }),
    db.recordRelease.count({ where: { packageSha256: sha256, packageDestroyedAt: null } }),
  ]);
  return lists + files + packages > 0;
};

/** Removes the bytes of what has expired; what a killed run left is found again by its hash. */
const removeBytes = async (): Promise<number> => {
  // A file that is on its way into the store may turn out to have the same bytes: the next hour is soon enough.
  if ((await db.exportJob.findFirst({ where: { state: 'RUNNING' }, select: { id: true } })) !== null) return 0;
  const rows = await db.exportJob.findMany({
    where: { state: 'EXPIRED', sha256: { not: null } },
    select: { id: true, sha256: true },
    take: atOnceMax,
  });
  for (const { id, sha256 } of rows) {
    if (sha256 !== null && !(await isNeeded(sha256))) await portalFiles().removeFile(sha256);
    await db.exportJob.updateMany({ where: { id, state: 'EXPIRED' }, data: { sha256: null } });
  }
  return rows.length;
};

/**
 * Ends the files whose days are over and forgets old lines. The worker calls it every hour.
 * @returns how many files were deleted
 */
export const expireFiles = async (): Promise<number> => {
  const { count: ended } = await db.exportJob.updateMany({
    where: { state: 'READY', expiresAt: { lte: now() } },
    data: { state: 'EXPIRED' },
  });
  const files = await removeBytes();
  const { count: lines } = await db.exportJob.deleteMany({
    where: { finishedAt: { lt: subDays(now(), EXPORT_LISTED_DAYS) }, sha256: null },
  });
  if (ended + files + lines > 0) {
    await db.$transaction((tx) =>
      appendAudit(tx, {
        ...{ actor: systemActor, role: 'SYSTEM', action: 'request_list.expire_files', outcome: 'done' },
        target: { type: 'request_list', id: null },
        facts: { files, lines },
      }),
    );
  }
  return files;
};
