import { rmSync } from 'node:fs';
import path from 'node:path';
import { systemActor } from '@/lib/domain/access/actor';
import { type AuditEntry, appendAudit } from '@/lib/server/audit/append';
import { db } from '@/lib/server/db/client';
import { asOwner, dataFolder } from '@/tests/support/database';

/** Writes an event of the portal's own, with something else in it where a test says so; returns its number. */
export const writeEvent = (other: Partial<Pick<AuditEntry, 'actor' | 'role' | 'outcome'>> = {}): Promise<bigint> =>
  db.$transaction((tx) =>
    appendAudit(tx, {
      ...{ actor: systemActor, role: 'SYSTEM', outcome: 'done', ...other },
      ...{ action: 'files.check', target: { type: 'files', id: null }, facts: { files: 3, missing: 0, damaged: 0 } },
    }),
  );

/** Writes so many of them. */
export const writeEvents = async (count: number): Promise<void> => {
  for (let n = 0; n < count; n += 1) await writeEvent();
};

/** Takes every event and checkpoint away, as only the owner of the database can: much quicker than a fresh database. */
export const emptyLog = async (): Promise<void> => {
  rmSync(path.join(dataFolder, 'audit'), { recursive: true, force: true });
  await asOwner(`SET session_replication_role = replica;
    DELETE FROM audit_events; UPDATE audit_head SET seq = 0, hash = repeat('0', 64)`);
};
