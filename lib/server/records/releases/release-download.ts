import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { rowId } from '@/lib/domain/form-values';
import { appendAudit } from '@/lib/server/audit/append';
import { missingStepUp } from '@/lib/server/auth/step-up';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { portalFiles } from '@/lib/server/files/portal-files';
import { caseNumberOf, findRelease } from '@/lib/server/records/releases/release-row';

/** The package of a copy; `UNCONFIRMED`: the person has to confirm first that it is them. */
export type PackageAnswer = { filename: string; bytes: Uint8Array } | 'NOT_FOUND' | 'UNCONFIRMED';

/**
 * The package of a released copy, for those who prepare and check copies. Each download is an event of the audit log and
 * a line of the release log, written before a byte leaves.
 * @throws Error when the package is missing from the file store
 */
export const packageFor = async (actor: Actor, id: string): Promise<PackageAnswer> => {
  if (!rowId().safeParse(id).success || actor.id === null) return 'NOT_FOUND';
  const row = await findRelease(actor, id);
  const sha256 = row?.packageSha256;
  if (!row || !sha256 || row.packageDestroyedAt) return 'NOT_FOUND';
  if (missingStepUp(actor, 'export_case')) return 'UNCONFIRMED';
  const bytes = await portalFiles().getFile(sha256);
  if (!bytes) throw new Error(`The package of ${row.number} is missing from the file store.`);
  const byId = actor.id;
  await db.$transaction(async (tx) => {
    await tx.releaseLogEntry.create({
      data: {
        ...{ releaseId: row.id, event: 'DOWNLOADED', caseNumber: caseNumberOf(row), at: now() },
        ...{ requester: row.requester, reference: row.reference, profile: row.profile },
        ...{ packageSha256: sha256, byId, byName: actor.name },
      },
    });
    await appendAudit(tx, {
      actor,
      role: actor.roles[0] ?? 'NONE',
      action: 'release.download',
      target: { type: 'record_release', id: row.id },
      outcome: 'done',
      facts: { packageSha256: sha256 },
    });
  });
  return { filename: `${row.number}.zip`, bytes };
};
