import 'server-only';
import { systemActor } from '@/lib/domain/access/actor';
import { appendAudit } from '@/lib/server/audit/append';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { portalFiles } from '@/lib/server/files/portal-files';
import { isChanged, sourcesOf } from '@/lib/server/records/releases/item-pages';
import { makePackage } from '@/lib/server/records/releases/package';
import { caseNumberOf, contentHash, type ReleaseRow, releaseParts } from '@/lib/server/records/releases/release-row';

// The job that makes the package of an approved copy. It may run twice and has one effect.

const changedSince = 'The case changed before the package was made. Read the case again and submit the copy anew.';

/** A copy that is not what was approved any more goes back; nothing of it leaves. */
const sendBack = (row: ReleaseRow): Promise<void> =>
  db.$transaction(async (tx) => {
    const { count } = await tx.recordRelease.updateMany({
      where: { id: row.id, status: 'RELEASING' },
      data: {
        ...{ status: 'PREPARING', version: { increment: 1 }, sentBackNote: changedSince, releasedById: null },
        ...{ submittedById: null, submittedAt: null, approvedById: null, approvedAt: null, approvedSha256: null },
      },
    });
    if (count === 0) return;
    await appendAudit(tx, {
      actor: systemActor,
      role: 'SYSTEM',
      action: 'release.changed_since',
      target: { type: 'record_release', id: row.id },
      outcome: 'done',
    });
  });

type Made = { sha256: string; byteLength: number };

const noteReleased = (row: ReleaseRow, made: Made, releasedById: string): Promise<void> =>
  db.$transaction(async (tx) => {
    const at = now();
    const { count } = await tx.recordRelease.updateMany({
      where: { id: row.id, status: 'RELEASING' },
      data: {
        ...{ status: 'RELEASED', version: { increment: 1 }, releasedAt: at },
        ...{ packageSha256: made.sha256, packageBytes: made.byteLength },
      },
    });
    // Another run of the same job was here first.
    if (count === 0) return;
    const { name } = await tx.user.findUniqueOrThrow({ where: { id: releasedById }, select: { name: true } });
    await tx.releaseLogEntry.create({
      data: {
        ...{ releaseId: row.id, event: 'RELEASED', caseNumber: caseNumberOf(row), at },
        ...{ requester: row.requester, reference: row.reference, profile: row.profile },
        ...{ packageSha256: made.sha256, byId: releasedById, byName: name },
      },
    });
    await appendAudit(tx, {
      actor: systemActor,
      role: 'SYSTEM',
      action: 'release.package_made',
      target: { type: 'record_release', id: row.id },
      outcome: 'done',
      facts: { packageSha256: made.sha256, contentSha256: row.approvedSha256, releasedById },
    });
  });

/** Makes the package of a copy that somebody has released. */
export const makeRelease = async (id: string): Promise<void> => {
  const row = await db.recordRelease.findUnique({ where: { id }, include: releaseParts });
  if (row?.status !== 'RELEASING' || row.releasedById === null) return;
  const sources = await sourcesOf(row);
  const leaves = row.items.filter(({ decision }) => decision === 'RELEASE');
  const moved = leaves.some((item) => isChanged(item, sources.get(item.key)));
  if (moved || row.approvedSha256 !== contentHash(row)) return sendBack(row);
  const stored = await portalFiles().putFile(await makePackage(row, sources));
  await noteReleased(row, stored, row.releasedById);
};
