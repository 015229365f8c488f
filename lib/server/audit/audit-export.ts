import 'server-only';
import { createHash } from 'node:crypto';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { csvFile } from '@/lib/domain/agencies/csv-cell';
import { actionLabel } from '@/lib/domain/audit/catalogue';
import type { AuditExportFormat } from '@/lib/domain/audit-address';
import { canonicalJson } from '@/lib/server/audit/append';
import { type AuditFilter, filterSha256, narrow } from '@/lib/server/audit/audit-filter';
import { actorNames } from '@/lib/server/audit/audit-queries';
import { eventBatches } from '@/lib/server/audit/event-batches';
import { exportLine } from '@/lib/server/audit/export-row';
import { noteRead } from '@/lib/server/audit/note-read';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import type { AuditEvent, Prisma } from '@/lib/server/db/generated/client';

// The events that a filter leaves, as a file: JSONL for the stand-alone verifier, CSV for a spreadsheet. Written twice:
// once for its digest, which the log holds before a byte leaves, and once for the reader. Events never change between.

const heading = [
  ...['number', 'time (UTC)', 'who (id)', 'who', 'role', 'event', 'what was done', 'about', 'about (id)', 'outcome'],
  ...['session', 'assurance', 'address (digest)', 'request', 'facts', 'hash'],
];

const withoutMark = (text: string): string => text.replace(/^\uFEFF/u, '');

const csvLines = async (rows: readonly AuditEvent[]): Promise<string> => {
  const names = await actorNames(rows);
  const cells = rows.map((row) => [
    ...[String(row.seq), row.at.toISOString(), row.actorId ?? '', names.get(row.actorId ?? '') ?? '', row.actorRole],
    ...[row.action, actionLabel(row.action), row.targetType, row.targetId ?? '', row.outcome],
    ...[row.sessionRef ?? '', row.aal === null ? '' : String(row.aal), row.ipRef ?? '', row.requestId ?? ''],
    ...[canonicalJson(JSON.parse(row.canon).event.facts), row.hash],
  ]);
  return withoutMark(csvFile(cells));
};

async function* textOf(format: AuditExportFormat, where: Prisma.AuditEventWhereInput): AsyncGenerator<string> {
  if (format === 'csv') yield csvFile([heading]);
  for await (const rows of eventBatches(db, where)) {
    yield format === 'csv' ? await csvLines(rows) : rows.map(exportLine).join('');
  }
}

/** A file that is written as it is read. */
export type AuditExport = { filename: string; contentType: string; text: AsyncGenerator<string> };

/**
 * The events that a filter leaves, the oldest first; the export is an event of the log itself, and not in the file.
 * @returns null when the actor may not read the log
 */
export const exportAudit = async (
  actor: Actor,
  filter: AuditFilter,
  format: AuditExportFormat,
): Promise<AuditExport | null> => {
  if (!holdsRight(actor, 'read_audit')) return null;
  const { where, notFound } = await narrow(filter);
  const head = await db.auditHead.findUniqueOrThrow({ where: { id: 1 } });
  const nothing = { seq: { lt: 0n } };
  const selection = { AND: [...where, { seq: { lte: head.seq } }, notFound === null ? {} : nothing] };
  const hash = createHash('sha256');
  for await (const text of textOf(format, selection)) hash.update(text);
  const facts = {
    ...{ format, filterSha256: filterSha256(filter), sha256: hash.digest('hex') },
    events: await db.auditEvent.count({ where: selection }),
  };
  await noteRead(actor, { action: 'audit.export', target: { type: 'audit', id: null }, facts });
  return {
    filename: `audit-log-${now().toISOString().slice(0, 10)}.${format}`,
    contentType: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/jsonl; charset=utf-8',
    text: textOf(format, selection),
  };
};
