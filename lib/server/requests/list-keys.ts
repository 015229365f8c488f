import 'server-only';
import type { RequestFilter } from '@/lib/domain/requests/list-filter';
import type { Prisma } from '@/lib/server/db/generated/client';

// The keys by which the list of requests is paged. A key names the last row that was seen, so that a list which grows
// while it is read shows no row twice.

type Sort = RequestFilter['sort'];
type Keyed = { id: string; createdAt: Date; dueOn: Date | null };

/** Stands for "no date" in a key: later than any. */
const noDate = '9999-12-31T00:00:00.000Z';

/** The key of a row under an order. */
export const keyOf = ({ id, createdAt, dueOn }: Keyed, sort: Sort): string =>
  `${sort === 'DUE' ? (dueOn?.toISOString() ?? noDate) : createdAt.toISOString()}_${id}`;

/** The order of the rows, or its reverse for a page that is read from its end. */
export const ordered = (sort: Sort, backwards: boolean): Prisma.RequestOrderByWithRelationInput[] => {
  if (sort === 'DUE') {
    return backwards
      ? [{ dueOn: { sort: 'desc', nulls: 'first' } }, { id: 'desc' }]
      : [{ dueOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }];
  }
  const direction = backwards ? 'asc' : 'desc';
  return [{ createdAt: direction }, { id: direction }];
};

/** The rows that come after the key in the address, or before it. */
export const pastKey = ({ sort, after, before }: RequestFilter): Prisma.RequestWhereInput => {
  const key = after ?? before;
  if (key === undefined) return {};
  const [moment = '', id = ''] = key.split('_');
  const at = new Date(moment);
  if (Number.isNaN(at.getTime())) return {};
  const forwards = after !== undefined;
  if (sort === 'DUE') return forwards ? laterDue(at, id) : earlierDue(at, id);
  return forwards
    ? { OR: [{ createdAt: { lt: at } }, { createdAt: at, id: { lt: id } }] }
    : { OR: [{ createdAt: { gt: at } }, { createdAt: at, id: { gt: id } }] };
};

const isNoDate = (at: Date): boolean => at.toISOString() === noDate;

const laterDue = (at: Date, id: string): Prisma.RequestWhereInput =>
  isNoDate(at)
    ? { dueOn: null, id: { gt: id } }
    : { OR: [{ dueOn: { gt: at } }, { dueOn: at, id: { gt: id } }, { dueOn: null }] };

const earlierDue = (at: Date, id: string): Prisma.RequestWhereInput =>
  isNoDate(at)
    ? { OR: [{ dueOn: { not: null } }, { dueOn: null, id: { lt: id } }] }
    : { OR: [{ dueOn: { lt: at } }, { dueOn: at, id: { lt: id } }] };
