import 'server-only';
import { type Actor, hasRole } from '@/lib/domain/access/actor';
import { countedAtMost } from '@/lib/domain/capped-count';
import { dateIn, dateText } from '@/lib/domain/dates';
import { stateName } from '@/lib/domain/register/place';
import { assigners, tickOf } from '@/lib/domain/requests/bulk-assign';
import type { RequestFilter } from '@/lib/domain/requests/list-filter';
import type { ListedRequest, RequestList, RequestRow } from '@/lib/domain/requests/list-view';
import { requestTitle, requestTypeLabels } from '@/lib/domain/requests/request-type';
import { requestStatusFacts } from '@/lib/domain/requests/status';
import { holderText } from '@/lib/domain/workflow/holder';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { withTitlesSent } from '@/lib/server/requests/as-sent';
import { toDueView } from '@/lib/server/requests/due-view';
import { requestChoices } from '@/lib/server/requests/list-choices';
import { keyOf, ordered, partsFrom, readInParts } from '@/lib/server/requests/list-keys';
import { requestsWhere } from '@/lib/server/requests/list-where';

// The list of requests: one page of what the actor sees, narrowed by what the address says.

const pageRows = 25;

export const rowColumns = {
  id: true,
  number: true,
  title: true,
  requestType: true,
  status: true,
  version: true,
  statusSince: true,
  dueOn: true,
  createdAt: true,
  agency: { select: { legalName: true, timeZone: true, stateCode: true } },
  office: { select: { name: true } },
  liaison: { select: { name: true } },
} as const satisfies Prisma.RequestSelect;

type ListRow = Prisma.RequestGetPayload<{ select: typeof rowColumns }>;

/** A row of the list in words. */
export const toRequestRow = (row: Omit<ListRow, 'office'>): RequestRow => {
  const { label, tone, holder } = requestStatusFacts[row.status];
  const timeZone = row.agency.timeZone;
  return {
    id: row.id,
    number: row.number,
    title: requestTitle(row),
    agencyName: row.agency.legalName,
    status: { label, tone },
    holder: holder === 'LIAISON' && row.liaison ? row.liaison.name : holder === null ? 'Closed' : holderText(holder),
    since: dateText(dateIn(row.statusSince, timeZone)),
    due: toDueView(row.dueOn, timeZone),
  };
};

const toListed = (row: ListRow, assigns: boolean): ListedRequest => ({
  ...toRequestRow(row),
  tick: assigns && requestStatusFacts[row.status].open ? tickOf(row) : null,
  type: requestTypeLabels[row.requestType],
  state: stateName(row.agency.stateCode),
  office: row.office?.name ?? '–',
  liaison: row.liaison?.name ?? '–',
});

/** One page of the list of requests for the actor. */
export const listRequests = async (actor: Actor, filter: RequestFilter): Promise<RequestList> => {
  const where = requestsWhere(actor, filter);
  const backwards = filter.before !== undefined;
  const [found, total, choices] = await Promise.all([
    readInParts(partsFrom(filter), pageRows + 1, (part, left) =>
      db.request.findMany({
        where: { AND: [where, part] },
        orderBy: ordered(filter.sort, backwards),
        take: left,
        select: rowColumns,
      }),
    ),
    // In the order of the list: by id, the oldest are gone through first, and few of those are open.
    db.request.count({ where, orderBy: ordered(filter.sort, false), take: countedAtMost }),
    requestChoices(actor, { office: filter.office, liaisons: filter.liaison ? [filter.liaison] : [] }),
  ]);
  const assigns = assigners.some((role) => hasRole(actor, role));
  const more = found.length > pageRows;
  const page = found.slice(0, pageRows);
  const rows = backwards ? page.reverse() : page;
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    filter,
    rows: (await withTitlesSent(actor, rows)).map((row) => toListed(row, assigns)),
    total,
    after: last && (backwards || more) ? keyOf(last, filter.sort) : null,
    before: first && (backwards ? more : filter.after !== undefined) ? keyOf(first, filter.sort) : null,
    choices,
    showsAgency: actor.side !== 'AGENCY',
  };
};
