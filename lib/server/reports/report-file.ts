import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { csvFile } from '@/lib/domain/agencies/csv-cell';
import { type ReportFileAsked, reportFileHref } from '@/lib/domain/reports/report-file';
import { tableOf } from '@/lib/domain/reports/report-view';
import { sha256Hex } from '@/lib/server/audit/append';
import { noteRead } from '@/lib/server/audit/note-read';
import { reportsPage } from '@/lib/server/reports/report-queries';

const figure = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u;

/**
 * The table of one report as CSV, with what it is narrowed to and when it was counted in its last line; null for a report
 * that the actor is not shown. Taking it away is an event of the audit log.
 */
export const reportFile = async (actor: Actor, asked: ReportFileAsked): Promise<string | null> => {
  const page = await reportsPage(actor, asked.filter);
  const report = page.reports.find(({ key }) => key === asked.report);
  if (!report) return null;
  const { columns, rows } = tableOf(report);
  const facts = { report: asked.report, filterSha256: sha256Hex(reportFileHref(asked)), lines: rows.length };
  await noteRead(actor, { action: 'report.download', target: { type: 'report', id: null }, facts });
  const narrowed = page.chosen.length > 0 ? `Only ${page.chosen.join(', ')}. ` : '';
  return csvFile([
    [report.of, ...columns],
    // A spreadsheet reads figures without the marks of thousands; what is no figure stays as it is.
    ...rows.map(({ label, cells }) => [
      label,
      ...cells.map((cell) => (figure.test(cell) ? cell.replaceAll(',', '') : cell)),
    ]),
    [`${report.title}. ${narrowed}Counted on ${page.asOf ?? 'no day yet'}.`],
  ]);
};
