import 'server-only';
import type { RequestFilter } from '@/lib/domain/requests/list-filter';
import type { Prisma } from '@/lib/server/db/generated/client';

// The keys by which the list of requests is paged. A key names the last row that was seen, so that a list which grows
// while it is read shows no row twice.

type Sort = RequestFilter['sort'];
type Keyed = { id: string; createdAt: Date; dueOn: Date | null; statusSince: Date };
type Where = Prisma.RequestWhereInput;

/** Stands for "no date" in a key: later than any. */
const noDate = '9999-12-31T00:00:00.000Z';

const momentOf = ({ createdAt, dueOn, statusSince }: Keyed, sort: Sort): string => {
  if (sort === 'DUE') return dueOn?.toISOString() ?? noDate;
  return (sort === 'SINCE' ? statusSince : createdAt).toISOString();
};

/** The key of a row under an order. */
export const keyOf = (row: Keyed, sort: Sort): string => `${momentOf(row, sort)}_${row.id}`;

/** The order of the rows, or its reverse for a page that is read from its end. */
export const ordered = (sort: Sort, backwards: boolean): Prisma.RequestOrderByWithRelationInput[] => {
  if (sort === 'DUE') {
    return backwards
      ? [{ dueOn: { sort: 'desc', nulls: 'first' } }, { id: 'desc' }]
      : [{ dueOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }];
  }
  if (sort === 'SINCE')
    return backwards ? [{ statusSince: 'desc' }, { id: 'desc' }] : [{ statusSince: 'asc' }, { id: 'asc' }];
  const direction = backwards ? 'asc' : 'desc';
  return [{ createdAt: direction }, { id: direction }];
};

/** The rows that come after the key in the address, or before it. */
export const pastKey = ({ sort, after, before }: Pick<RequestFilter, 'sort' | 'after' | 'before'>): Where => {
  const key = after ?? before;
  if (key === undefined) return {};
  const [moment = '', id = ''] = key.split('_');
  const at = new Date(moment);
  if (Number.isNaN(at.getTime())) return {};
  const forwards = after !== undefined;
  if (sort === 'DUE') return forwards ? laterDue(at, id) : earlierDue(at, id);
  const column = sort === 'SINCE' ? 'statusSince' : 'createdAt';
  return past(column, (sort === 'SINCE') === forwards, at, id);
};

// The bound beside the alternative says the same again in a way that an index can begin at: a deep page costs what the
// first one does.
const past = (column: 'createdAt' | 'statusSince', rising: boolean, at: Date, id: string): Where =>
  rising
    ? { AND: [{ [column]: { gte: at } }, { OR: [{ [column]: { gt: at } }, { [column]: at, id: { gt: id } }] }] }
    : { AND: [{ [column]: { lte: at } }, { OR: [{ [column]: { lt: at } }, { [column]: at, id: { lt: id } }] }] };

const isNoDate = (at: Date): boolean => at.toISOString() === noDate;

const laterDue = (at: Date, id: string): Where =>
  isNoDate(at)
    ? { dueOn: null, id: { gt: id } }
    : { OR: [{ dueOn: { gt: at } }, { dueOn: at, id: { gt: id } }, { dueOn: null }] };

const earlierDue = (at: Date, id: string): Where =>
  isNoDate(at)
    ? { OR: [{ dueOn: { not: null } }, { dueOn: null, id: { lt: id } }] }
    : { OR: [{ dueOn: { lt: at } }, { dueOn: at, id: { lt: id } }] };

/**
 * The rows after a key as parts that follow each other in the order of the list. An index can begin at each: by due date,
 * those without one come last, and asking for both at once would go through all that was read before.
 */
export const partsAfter = (sort: Sort, after: string | undefined): Where[] => {
  if (sort !== 'DUE') return [pastKey({ sort, after })];
  const [moment = '', id = ''] = after?.split('_') ?? [];
  const at = new Date(moment);
  if (Number.isNaN(at.getTime())) return [{ dueOn: { not: null } }, { dueOn: null }];
  if (isNoDate(at)) return [{ dueOn: null, id: { gt: id } }];
  return [
    { AND: [{ dueOn: { gte: at } }, { OR: [{ dueOn: { gt: at } }, { dueOn: at, id: { gt: id } }] }] },
    { dueOn: null },
  ];
};
