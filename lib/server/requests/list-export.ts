import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { agencyTypeLabels } from '@/lib/domain/agencies/agency-type';
import { dateIn, toCalendarDate } from '@/lib/domain/dates';
import { stateName } from '@/lib/domain/register/place';
import { EXPORT_ROWS_MAX, type ExportFormat, exportHeading, exportIsCut } from '@/lib/domain/requests/list-export';
import { type RequestFilter, requestFilterQuery } from '@/lib/domain/requests/list-filter';
import { requestTypeLabels } from '@/lib/domain/requests/request-type';
import { sha256Hex } from '@/lib/server/audit/append';
import { noteRead } from '@/lib/server/audit/note-read';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { csvTable } from '@/lib/server/files/csv-table';
import { xlsxTable } from '@/lib/server/files/xlsx-table';
import { withTitlesSent } from '@/lib/server/requests/as-sent';
import { keyOf, ordered, pastKey } from '@/lib/server/requests/list-keys';
import { rowColumns, toRequestRow } from '@/lib/server/requests/list-queries';
import { requestsWhere } from '@/lib/server/requests/list-where';

// The list of requests as a file: read a page at a time by the keys of the list, and written as it is read.

const batchRows = 1000;

const columns = {
  ...rowColumns,
  submittedAt: true,
  closedAt: true,
  agency: { select: { legalName: true, timeZone: true, stateCode: true, type: true } },
} as const satisfies Prisma.RequestSelect;

type Row = Prisma.RequestGetPayload<{ select: typeof columns }>;

const dayOf = (moment: Date | null, timeZone: string): string => (moment ? dateIn(moment, timeZone) : '');

const toCells = (row: Row): string[] => {
  const { number, title, agencyName, status, holder } = toRequestRow(row);
  const { timeZone, stateCode, type } = row.agency;
  return [
    ...[number, title, requestTypeLabels[row.requestType], agencyName, stateName(stateCode), agencyTypeLabels[type]],
    ...[status.label, holder, dayOf(row.statusSince, timeZone), row.dueOn ? toCalendarDate(row.dueOn) : ''],
    ...[row.office?.name ?? '', row.liaison?.name ?? ''],
    ...[dayOf(row.submittedAt, timeZone), dayOf(row.closedAt, timeZone)],
  ];
};

async function* batchesOf(actor: Actor, filter: RequestFilter, max: number): AsyncGenerator<string[][]> {
  const where = requestsWhere(actor, filter);
  let after: string | undefined;
  for (let left = max; ; ) {
    const take = Math.min(batchRows, left);
    const found = await db.request.findMany({
      where: { AND: [where, pastKey({ sort: filter.sort, after })] },
      orderBy: ordered(filter.sort, false),
      // One more than is written tells whether the file is cut.
      take: take + 1,
      select: columns,
    });
    const rows = found.slice(0, take);
    yield (await withTitlesSent(actor, rows)).map(toCells);
    left -= rows.length;
    const last = rows.at(-1);
    if (!last || found.length <= take) return;
    if (left === 0) return yield [[exportIsCut(max)]];
    after = keyOf(last, filter.sort);
  }
}

/** A file that is written as it is read. */
export type RequestExport = { filename: string; contentType: string; bytes: AsyncGenerator<Uint8Array> };

const contentTypes: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * The requests that the filter leaves to the actor, in the order of the list and with the titles that they may read.
 * Taking it away is an event of the audit log, written before a byte leaves.
 * @param max how many requests the file holds at most
 */
export const exportRequests = async (
  actor: Actor,
  filter: RequestFilter,
  format: ExportFormat,
  max = EXPORT_ROWS_MAX,
): Promise<RequestExport> => {
  const counted = await db.request.count({ where: requestsWhere(actor, filter), take: max });
  const facts = { format, filterSha256: sha256Hex(requestFilterQuery(filter)), requests: counted };
  await noteRead(actor, { action: 'request_list.export', target: { type: 'request_list', id: null }, facts });
  const batches = batchesOf(actor, filter, max);
  const at = now();
  return {
    filename: `requests-${at.toISOString().slice(0, 10)}.${format}`,
    contentType: contentTypes[format],
    bytes:
      format === 'csv'
        ? csvTable(exportHeading, batches)
        : xlsxTable({ name: 'Requests', heading: exportHeading, at }, batches),
  };
};
