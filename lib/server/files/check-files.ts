import 'server-only';
import { systemActor } from '@/lib/domain/access/actor';
import { appendAudit } from '@/lib/server/audit/append';
import { db } from '@/lib/server/db/client';
import { DamagedFileError, type FileStore } from '@/lib/server/files/file-store';
import { portalFiles } from '@/lib/server/files/portal-files';
import { log } from '@/lib/server/log';

export type FileCheck = { files: number; missing: readonly string[]; damaged: readonly string[] };

/**
 * Reads every stored file again and compares its SHA-256 with the database. The result is an event of the audit log,
 * which administrators and oversight read; what is missing or damaged is also an error in the log of the portal.
 */
export const checkStoredFiles = async (store: FileStore = portalFiles()): Promise<FileCheck> => {
  const rows = await db.document.findMany({
    where: { scanStatus: { not: 'INFECTED' }, destroyedAt: null },
    distinct: ['sha256'],
    orderBy: { sha256: 'asc' },
    select: { sha256: true },
  });
  const missing: string[] = [];
  const damaged: string[] = [];
  for (const { sha256 } of rows) {
    try {
      if ((await store.getFile(sha256)) === null) missing.push(sha256);
    } catch (error) {
      if (!(error instanceof DamagedFileError)) throw error;
      damaged.push(sha256);
    }
  }
  const drift = missing.length + damaged.length;
  if (drift > 0) log().error({ missing, damaged }, 'Stored files are not what the database says. Restore them.');
  await db.$transaction((tx) =>
    appendAudit(tx, {
      actor: systemActor,
      role: 'SYSTEM',
      action: drift > 0 ? 'files.drift' : 'files.check',
      target: { type: 'files', id: null },
      outcome: 'done',
      facts: { files: rows.length, missing: missing.length, damaged: damaged.length },
    }),
  );
  return { files: rows.length, missing, damaged };
};
