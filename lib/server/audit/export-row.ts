import 'server-only';
import type { AuditEvent } from '@/lib/server/db/generated/client';

/** An event as exports carry it: the columns, and the text that was hashed (docs/decisions/0030). */
export const toExportRow = (row: AuditEvent) => ({
  seq: Number(row.seq),
  at: row.at.toISOString(),
  actor: row.actorId,
  actor_role: row.actorRole,
  session_ref: row.sessionRef,
  aal: row.aal,
  ip_ref: row.ipRef,
  request_id: row.requestId,
  action: row.action,
  target_type: row.targetType,
  target_id: row.targetId,
  outcome: row.outcome,
  canon: row.canon,
  prev_hash: row.prevHash,
  hash: row.hash,
});

export type ExportRow = ReturnType<typeof toExportRow>;

/** One line of an export. */
export const exportLine = (row: AuditEvent): string => `${JSON.stringify(toExportRow(row))}\n`;
