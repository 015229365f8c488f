import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { dateIn, dateText, fromCalendarDate } from '@/lib/domain/dates';
import type { RequestFilter } from '@/lib/domain/requests/list-filter';
import type { RequestList, RequestRow } from '@/lib/domain/requests/list-view';
import { requestTitle } from '@/lib/domain/requests/request-type';
import { unsentStatuses } from '@/lib/domain/requests/sent-content';
import { openRequestStatuses, requestStatusFacts } from '@/lib/domain/requests/status';
import { holderText } from '@/lib/domain/workflow/holder';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { literally } from '@/lib/server/db/like-pattern';
import { withTitlesSent } from '@/lib/server/requests/as-sent';
import { toDueView } from '@/lib/server/requests/due-view';
import { keyOf, ordered, pastKey } from '@/lib/server/requests/list-keys';
import { visibleRequests } from '@/lib/server/requests/visible';

// The list of requests: one page of what the actor sees, narrowed by what the address says.

const pageRows = 25;

/** Dates are compared as the federal government's capital counts them; a row's own distance is counted at its agency. */
const listTimeZone = 'America/New_York';

export const rowColumns = {
  id: true,
  number: true,
  title: true,
  requestType: true,
  status: true,
  statusSince: true,
  dueOn: true,
  createdAt: true,
  agency: { select: { legalName: true, timeZone: true } },
  liaison: { select: { name: true } },
} as const satisfies Prisma.RequestSelect;

type ListRow = Prisma.RequestGetPayload<{ select: typeof rowColumns }>;

/** A row of the list in words. */
export const toRequestRow = (row: ListRow): RequestRow => {
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

const viewWhere = (view: RequestFilter['view']): Prisma.RequestWhereInput => {
  const open = { in: [...openRequestStatuses] };
  switch (view) {
    case 'CLOSED':
      return { status: { notIn: open.in } };
    case 'ALL':
      return {};
    case 'OVERDUE':
      return { status: open, dueOn: { lt: fromCalendarDate(dateIn(now(), listTimeZone)) } };
    default:
      return { status: open };
  }
};

// A title that the agency has not sent cannot be found by ICE either: the search would tell what stands in it.
const titleWhere = (actor: Actor, search: string): Prisma.RequestWhereInput => {
  const title = { contains: literally(search), mode: 'insensitive' as const };
  if (actor.side !== 'ICE') return { title };
  const content = {
    path: ['sections', 'narrative', 'title'],
    string_contains: literally(search),
    mode: 'insensitive' as const,
  };
  return {
    OR: [
      { title, OR: [{ status: { notIn: [...unsentStatuses] } }, { snapshots: { none: {} } }] },
      { snapshots: { some: { content } } },
    ],
  };
};

const searchWhere = (actor: Actor, search: string): Prisma.RequestWhereInput => {
  const contains = { contains: literally(search), mode: 'insensitive' as const };
  return { OR: [{ number: contains }, titleWhere(actor, search), { agency: { legalName: contains } }] };
};

/** Requests the person started, claimed or carries. */
export const mineWhere = (actor: Actor): Prisma.RequestWhereInput =>
  actor.id === null ? {} : { OR: [{ liaisonId: actor.id }, { claimedById: actor.id }, { createdById: actor.id }] };

/** The where-clause of a filter for an actor: what they see, and of that what they ask for. */
export const requestsWhere = (actor: Actor, filter: RequestFilter): Prisma.RequestWhereInput => ({
  AND: [
    visibleRequests(actor),
    filter.status ? { status: filter.status } : viewWhere(filter.view),
    filter.office ? { officeId: filter.office } : {},
    filter.mine ? mineWhere(actor) : {},
    filter.search ? searchWhere(actor, filter.search) : {},
  ],
});

/** One page of the list of requests for the actor. */
export const listRequests = async (actor: Actor, filter: RequestFilter): Promise<RequestList> => {
  const where = requestsWhere(actor, filter);
  const backwards = filter.before !== undefined;
  const [found, total, offices] = await Promise.all([
    db.request.findMany({
      where: { AND: [where, pastKey(filter)] },
      orderBy: ordered(filter.sort, backwards),
      take: pageRows + 1,
      select: rowColumns,
    }),
    db.request.count({ where }),
    actor.side === 'AGENCY' ? [] : listOffices(),
  ]);
  const more = found.length > pageRows;
  const page = found.slice(0, pageRows);
  const rows = backwards ? page.reverse() : page;
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    filter,
    rows: (await withTitlesSent(actor, rows)).map(toRequestRow),
    total,
    after: last && (backwards || more) ? keyOf(last, filter.sort) : null,
    before: first && (backwards ? more : filter.after !== undefined) ? keyOf(first, filter.sort) : null,
    offices,
    showsAgency: actor.side !== 'AGENCY',
  };
};

const listOffices = async () => {
  const offices = await db.office.findMany({
    where: { kind: { not: 'HQ_OSLC' } },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  });
  return offices.map(({ id, name }) => ({ value: id, label: name }));
};
