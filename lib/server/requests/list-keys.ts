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

type Place = Pick<RequestFilter, 'sort' | 'after' | 'before'>;

/** The key in the address; null where there is none that can be read. */
const keyIn = (key: string | undefined): { at: Date; id: string } | null => {
  const [moment = '', id = ''] = key?.split('_') ?? [];
  const at = new Date(moment);
  return Number.isNaN(at.getTime()) ? null : { at, id };
};

// The bound beside the alternative says the same again in a way that an index can begin at: a deep page costs what the
// first one does.
const past = (column: 'createdAt' | 'statusSince' | 'dueOn', rising: boolean, at: Date, id: string): Where =>
  rising
    ? { AND: [{ [column]: { gte: at } }, { OR: [{ [column]: { gt: at } }, { [column]: at, id: { gt: id } }] }] }
    : { AND: [{ [column]: { lte: at } }, { OR: [{ [column]: { lt: at } }, { [column]: at, id: { lt: id } }] }] };

const isNoDate = (at: Date): boolean => at.toISOString() === noDate;

const [dated, undated] = [{ dueOn: { not: null } }, { dueOn: null }] as const satisfies Where[];

/**
 * The rows from a place on as parts that follow each other in the order of the list, or in its reverse for a place that
 * is read towards. An index can begin at each: by due date, those without one come last, and asking for both at once
 * would go through all that was read before.
 */
export const partsFrom = ({ sort, after, before }: Place): Where[] => {
  const forwards = before === undefined;
  const key = keyIn(before ?? after);
  if (sort !== 'DUE') {
    if (key === null) return [{}];
    return [past(sort === 'SINCE' ? 'statusSince' : 'createdAt', (sort === 'SINCE') === forwards, key.at, key.id)];
  }
  if (key === null) return forwards ? [dated, undated] : [undated, dated];
  if (!isNoDate(key.at)) {
    const part = past('dueOn', forwards, key.at, key.id);
    return forwards ? [part, undated] : [part];
  }
  return forwards ? [{ ...undated, id: { gt: key.id } }] : [{ ...undated, id: { lt: key.id } }, dated];
};

/** Reads so many rows, part by part: a part that fills them up is the last that is asked for. */
export const readInParts = async <Row>(
  parts: readonly Where[],
  take: number,
  find: (part: Where, left: number) => Promise<Row[]>,
): Promise<Row[]> => {
  const found: Row[] = [];
  for (const part of parts) {
    if (found.length === take) break;
    found.push(...(await find(part, take - found.length)));
  }
  return found;
};
