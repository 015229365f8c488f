// The list of requests as a file: exactly what is filtered, in the order shown.
import { paths } from '@/lib/domain/paths';
import { type ExportFormat, exportFormats } from '@/lib/domain/requests/export-words';
import { columnsShown, type ListColumn } from '@/lib/domain/requests/list-columns';
import { type RequestFilter, requestFilterQuery } from '@/lib/domain/requests/list-filter';

export const exportFormatOf = (asked: string | undefined): ExportFormat =>
  exportFormats.find((format) => format === asked) ?? 'csv';

type ExportColumn = {
  heading: string;
  /** The column of the list that asks for it; `always` for what names a request, null for what only the whole table has. */
  shownAs: ListColumn | 'always' | null;
};

/** Every column of the file, in its order. Days are written as 2026-11-29, which every spreadsheet sorts. */
const exportColumns = [
  { heading: 'Number', shownAs: 'always' },
  { heading: 'Title', shownAs: 'always' },
  { heading: 'Type', shownAs: 'type' },
  { heading: 'Agency', shownAs: 'always' },
  { heading: 'State', shownAs: 'state' },
  { heading: 'Kind of agency', shownAs: null },
  { heading: 'Status', shownAs: 'status' },
  { heading: 'With', shownAs: 'holder' },
  { heading: 'In this status since', shownAs: 'since' },
  { heading: 'Due', shownAs: 'due' },
  { heading: 'Field office', shownAs: 'office' },
  { heading: 'Liaison', shownAs: 'liaison' },
  { heading: 'First sent', shownAs: null },
  { heading: 'Closed', shownAs: null },
] as const satisfies readonly ExportColumn[];

/** A cell of each column, in the order of the whole table. */
export type ExportCells = readonly string[];

/** The head of the whole table. */
export const exportHeading: readonly string[] = exportColumns.map(({ heading }) => heading);

/**
 * Which columns the file of a list has, as places in the whole table: all of them, or where the reader has chosen columns
 * for the list, those and what names a request.
 */
export const exportColumnsOf = ({ columns }: Pick<RequestFilter, 'columns'>): readonly number[] => {
  const shown: readonly string[] = columnsShown(columns);
  return exportColumns.flatMap(({ shownAs }, at) =>
    columns === undefined || shownAs === 'always' || (shownAs !== null && shown.includes(shownAs)) ? [at] : [],
  );
};

/** These columns of a row. */
export const pickCells = (cells: ExportCells, columns: readonly number[]): string[] =>
  columns.map((at) => cells[at] ?? '');

/** "All columns", or the columns that were chosen, in words. */
export const exportColumnsText = (filter: Pick<RequestFilter, 'columns'>): string =>
  filter.columns === undefined
    ? 'All columns'
    : `Columns: ${pickCells(exportHeading, exportColumnsOf(filter)).join(', ')}`;

/** The address of the file of exactly this list, whichever page of it is open. */
export const requestExportHref = (filter: RequestFilter, format: ExportFormat): string => {
  const query = new URLSearchParams(requestFilterQuery(filter));
  query.set('format', format);
  return `${paths.requestsExport()}?${query.toString()}`;
};
