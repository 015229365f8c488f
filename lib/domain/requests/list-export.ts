// The list of requests as a file: exactly what is filtered, in the order shown.
import { paths } from '@/lib/domain/paths';
import { type RequestFilter, requestFilterQuery } from '@/lib/domain/requests/list-filter';

export const exportFormats = ['csv', 'xlsx'] as const;

export type ExportFormat = (typeof exportFormats)[number];

export const exportFormatOf = (asked: string | undefined): ExportFormat =>
  exportFormats.find((format) => format === asked) ?? 'csv';

/** How many requests one file holds at most. Our own rule: a longer list is better narrowed than opened. */
export const EXPORT_ROWS_MAX = 100_000;

/** The last line of a file that could not hold everything. */
export const exportIsCut = (max: number): string =>
  `The file ends here, at ${max.toLocaleString('en-US')} requests. Narrow the list and download the rest as another file.`;

/** The head of the table. Days are written as 2026-11-29, which every spreadsheet sorts. */
export const exportHeading = [
  ...['Number', 'Title', 'Type', 'Agency', 'State', 'Kind of agency', 'Status', 'With', 'In this status since', 'Due'],
  ...['Field office', 'Liaison', 'First sent', 'Closed'],
] as const;

/** The address of the file of exactly this list, whichever page of it is open. */
export const requestExportHref = (filter: RequestFilter, format: ExportFormat): string => {
  const query = new URLSearchParams(requestFilterQuery(filter));
  query.set('format', format);
  return `${paths.requestsExport()}?${query.toString()}`;
};
