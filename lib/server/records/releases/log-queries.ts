import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { csvFile } from '@/lib/domain/agencies/csv-cell';
import { momentText } from '@/lib/domain/dates';
import { releaseProfiles } from '@/lib/domain/records/profiles';
import type { ReleaseLogLine } from '@/lib/domain/records/release-view';
import { appendAudit } from '@/lib/server/audit/append';
import { db } from '@/lib/server/db/client';
import { recordZone } from '@/lib/server/records/releases/release-queries';

// The log of what left: who gave which copy to whom, and every time somebody fetched it.

const shown = 200;
const linesMax = 20_000;

const eventLabels = { RELEASED: 'Released', DOWNLOADED: 'Downloaded' } as const;

const read = async (take: number) =>
  db.releaseLogEntry.findMany({
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take,
    include: { release: { select: { number: true } } },
  });

/** The latest lines of the log; null for everybody who may not read it. */
export const releaseLog = async (actor: Actor): Promise<ReleaseLogLine[] | null> => {
  if (!holdsRight(actor, 'read_records')) return null;
  return (await read(shown)).map((row) => ({
    key: row.id,
    when: momentText(row.at, recordZone),
    what: eventLabels[row.event],
    release: row.release.number,
    ...{ caseNumber: row.caseNumber, requester: row.requester, reference: row.reference },
    profile: releaseProfiles[row.profile].label,
    by: row.byName,
    sha256: row.packageSha256,
  }));
};

/** The log as a table for a spreadsheet; reading it all is an event of the audit log. Null for who may not read it. */
export const releaseLogFile = async (actor: Actor): Promise<string | null> => {
  if (!holdsRight(actor, 'read_records')) return null;
  const rows = await read(linesMax);
  await db.$transaction((tx) =>
    appendAudit(tx, {
      actor,
      role: actor.roles[0] ?? 'NONE',
      action: 'release_log.export',
      target: { type: 'release_log', id: null },
      outcome: 'done',
      facts: { lines: rows.length },
    }),
  );
  return csvFile([
    ['When (UTC)', 'What', 'Copy', 'Case', 'Requester', 'Reference', 'Goes to', 'By', 'SHA-256 of the package'],
    ...rows.map((row) => [
      ...[row.at.toISOString(), eventLabels[row.event], row.release.number, row.caseNumber, row.requester],
      ...[row.reference, releaseProfiles[row.profile].label, row.byName, row.packageSha256],
    ]),
  ]);
};
