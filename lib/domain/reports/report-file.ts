// One report as a file: which one, and narrowed as the page is.
import { z } from 'zod';
import { paths } from '@/lib/domain/paths';
import { type ReportFilter, reportFilter, reportQuery } from '@/lib/domain/reports/report-filter';
import { type ReportKey, reportKeys } from '@/lib/domain/reports/report-sets';

const reportAsked = z.object({ report: z.enum(reportKeys).catch('STAGE_AGE') });

export type ReportFileAsked = { report: ReportKey; filter: ReportFilter };

/** What the address of a file asks for. */
export const reportFileAsked = (asked: Record<string, string>): ReportFileAsked => ({
  report: reportAsked.parse(asked).report,
  filter: reportFilter.parse(asked),
});

/** The address of the file of one report, narrowed as the page is. */
export const reportFileHref = ({ report, filter }: ReportFileAsked): string => {
  const query = new URLSearchParams(reportQuery(filter));
  query.set('report', report);
  return `${paths.reportsFile()}?${query.toString()}`;
};
