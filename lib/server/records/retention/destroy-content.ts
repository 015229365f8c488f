import 'server-only';
import { systemActor } from '@/lib/domain/access/actor';
import { type DestroyingRule, destroyedTypes } from '@/lib/domain/records/retention';
import { appendAudit } from '@/lib/server/audit/append';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import { portalFiles } from '@/lib/server/files/portal-files';
import type { DueRecord } from '@/lib/server/records/retention/due-records';

// What destroying means: the words and bytes go, the row stays with its id, its hash and its days; of the wishes of those
// who left, the line of the certificate stays alone. Triggers of the database let this through only beside the line of a certificate, and only while no hold stands.

const gone = '[destroyed]';

const idsOf = (records: readonly DueRecord[], rule: DestroyingRule): string[] =>
  records.filter((one) => one.rule === rule).map(({ id }) => id);

/** Takes the words of records out of their rows. Their lines stand in a certificate by then. */
export const destroyContent = async (tx: Transaction, records: readonly DueRecord[], at: Date): Promise<void> => {
  await tx.document.updateMany({
    where: { id: { in: idsOf(records, 'REMOVED_FILE') } },
    data: { filename: gone, scanDetail: '', textDetail: '', textAllowedReason: '', destroyedAt: at },
  });
  const notices = idsOf(records, 'NOTICE');
  // What a mail server answered may name a person. It goes first: what was destroyed takes no change.
  await tx.notice.updateMany({ where: { id: { in: notices }, sendError: { not: null } }, data: { sendError: gone } });
  await tx.notice.updateMany({
    where: { id: { in: notices } },
    data: { subject: gone, body: gone, destroyedAt: at },
  });
  await tx.recordRelease.updateMany({
    where: { id: { in: idsOf(records, 'RELEASE_PACKAGE') } },
    data: { packageDestroyedAt: at },
  });
  // Of these no row stays: it would say of somebody who left what they wished for.
  for (const rule of ['ACCOUNT_WISHES', 'ABSENCES'] as const) {
    for (const closing of idsOf(records, rule)) {
      await tx.$executeRaw`SELECT destroy_of_closed_account(${destroyedTypes[rule]}, ${closing}::uuid)`;
    }
  }
};

/** The kinds of records whose bytes lie in the store. */
const stored: readonly string[] = [destroyedTypes.REMOVED_FILE, destroyedTypes.RELEASE_PACKAGE];

/** True while another record that stands has the same bytes: they are stored once. */
const isNeeded = async (sha256: string): Promise<boolean> => {
  const [files, packages, lists] = await Promise.all([
    db.document.count({ where: { sha256, destroyedAt: null } }),
    db.recordRelease.count({ where: { packageSha256: sha256, packageDestroyedAt: null } }),
    db.exportJob.count({ where: { sha256, state: 'READY' } }),
  ]);
  return files + packages + lists > 0;
};

/** Removes the bytes of what a confirmed run destroyed. It may run twice and has one effect. */
export const finishDestruction = async (runId: string): Promise<void> => {
  const run = await db.retentionRun.findUnique({ where: { id: runId }, include: { lines: true } });
  if (!run || run.confirmedAt === null || run.finishedAt !== null) return;
  const hashes = new Set(
    run.lines.filter(({ recordType }) => stored.includes(recordType)).map(({ contentSha256 }) => contentSha256),
  );
  let files = 0;
  for (const sha256 of hashes) {
    if (await isNeeded(sha256)) continue;
    await portalFiles().removeFile(sha256);
    files += 1;
  }
  await db.$transaction(async (tx) => {
    await tx.retentionRun.update({ where: { id: runId }, data: { finishedAt: now() }, select: { id: true } });
    await appendAudit(tx, {
      actor: systemActor,
      role: 'SYSTEM',
      action: 'retention.finish',
      target: { type: 'retention_run', id: runId },
      outcome: 'done',
      facts: { files },
    });
  });
};
