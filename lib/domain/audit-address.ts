// The addresses of the audit log: what is asked stands in them.
import { paths } from '@/lib/domain/paths';

/** What is asked of the log, as its address holds it. */
export type AuditAsked = {
  group: string | null;
  action: string | null;
  outcome: string | null;
  actor: string;
  number: string;
  from: string | null;
  to: string | null;
};

const queryOf = (
  { group, action, outcome, actor, number, from, to }: AuditAsked,
  more: Readonly<Record<string, string | undefined>>,
): string => {
  const given = Object.entries({ group, action, outcome, actor, number, from, to, ...more });
  const query = new URLSearchParams(given.flatMap(([name, value]) => (value ? [[name, value]] : []))).toString();
  return query === '' ? '' : `?${query}`;
};

/** The address of the log with these filters, going on from an event. */
export const auditAddress = (asked: AuditAsked, at: { newer?: string; older?: string } = {}): string =>
  `${paths.adminAudit()}${queryOf(asked, at)}`;

/** JSONL is for the verifier, CSV for a spreadsheet. */
export const auditExportFormats = ['jsonl', 'csv'] as const;
export type AuditExportFormat = (typeof auditExportFormats)[number];

/** The address of the file of exactly these events. */
export const auditExportAddress = (asked: AuditAsked, format: AuditExportFormat): string =>
  `${paths.adminAuditExport()}${queryOf(asked, { format })}`;
