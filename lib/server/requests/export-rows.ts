import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { agencyTypeLabels } from '@/lib/domain/agencies/agency-type';
import { dateIn, toCalendarDate } from '@/lib/domain/dates';
import { stateName } from '@/lib/domain/register/place';
import type { ExportFormat } from '@/lib/domain/requests/export-words';
import { type ExportCells, exportColumnsOf, exportHeading, pickCells } from '@/lib/domain/requests/list-export';
import type { RequestFilter } from '@/lib/domain/requests/list-filter';
import { requestTypeLabels } from '@/lib/domain/requests/request-type';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { csvTable } from '@/lib/server/files/csv-table';
import { xlsxTable } from '@/lib/server/files/xlsx-table';
import { withTitlesSent } from '@/lib/server/requests/as-sent';
import { keyOf, ordered, partsFrom, readInParts } from '@/lib/server/requests/list-keys';
import { rowColumns, toRequestRow } from '@/lib/server/requests/list-queries';
import { requestsWhere } from '@/lib/server/requests/list-where';

// The rows of a file of requests, read some at a time by the keys of the list: for the file that comes at once and for the
// one that is made in the background.

/** How many rows are read at a time. */
export const EXPORT_BATCH_ROWS = 1000;

const columns = {
  ...rowColumns,
  submittedAt: true,
  closedAt: true,
  agency: { select: { legalName: true, timeZone: true, stateCode: true, type: true } },
} as const satisfies Prisma.RequestSelect;

type Row = Prisma.RequestGetPayload<{ select: typeof columns }>;

const dayOf = (moment: Date | null, timeZone: string): string => (moment ? dateIn(moment, timeZone) : '');

const toCells = (row: Row): ExportCells => {
  const { number, title, agencyName, status, holder } = toRequestRow(row);
  const { timeZone, stateCode, type } = row.agency;
  return [
    ...[number, title, requestTypeLabels[row.requestType], agencyName, stateName(stateCode), agencyTypeLabels[type]],
    ...[status.label, holder, dayOf(row.statusSince, timeZone), row.dueOn ? toCalendarDate(row.dueOn) : ''],
    ...[row.office?.name ?? '', row.liaison?.name ?? ''],
    ...[dayOf(row.submittedAt, timeZone), dayOf(row.closedAt, timeZone)],
  ];
};

/** Some rows of a file, and the key to go on from; null when there are no more. */
export type ExportBatch = { rows: string[][]; next: string | null };

/**
 * The next rows of the list as cells, with the titles that the actor may read.
 * @param after the key of the last row that was read
 */
export const readExportBatch = async (
  actor: Actor,
  filter: RequestFilter,
  after: string | undefined,
  take: number,
): Promise<ExportBatch> => {
  // One more than is written tells whether there are more.
  const found = await readInParts(partsFrom({ sort: filter.sort, after }), take + 1, (part, left) =>
    db.request.findMany({
      where: { AND: [requestsWhere(actor, filter), part] },
      orderBy: ordered(filter.sort, false),
      take: left,
      select: columns,
    }),
  );
  const rows = found.slice(0, take);
  const last = found.length > take ? rows.at(-1) : undefined;
  const shown = exportColumnsOf(filter);
  return {
    rows: (await withTitlesSent(actor, rows)).map((row) => pickCells(toCells(row), shown)),
    next: last ? keyOf(last, filter.sort) : null,
  };
};

/** How many rows the file of a list has, counted up to a bound and in the order of the list, which has an index. */
export const countExport = (actor: Actor, filter: RequestFilter, atMost: number): Promise<number> =>
  db.request.count({ where: requestsWhere(actor, filter), orderBy: ordered(filter.sort, false), take: atMost });

export const exportContentTypes: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** "requests-2026-11-29.csv" */
export const exportFilename = (at: Date, format: ExportFormat): string =>
  `requests-${at.toISOString().slice(0, 10)}.${format}`;

/** The bytes of a file, written as its rows are read. */
export const exportBytes = (
  filter: RequestFilter,
  format: ExportFormat,
  at: Date,
  batches: AsyncIterable<string[][]>,
): AsyncGenerator<Uint8Array> => {
  const heading = pickCells(exportHeading, exportColumnsOf(filter));
  return format === 'csv' ? csvTable(heading, batches) : xlsxTable({ name: 'Requests', heading, at }, batches);
};
