// What the list of requests can be narrowed by and how it is ordered, read from the address of the page.
import { z } from 'zod';
import { paths } from '@/lib/domain/paths';
import { requestStatuses } from '@/lib/domain/requests/status';
import { searchWords } from '@/lib/domain/search-words';

const one = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values).optional().catch(undefined);

/** Views of the list: what goes on, what is late, what has ended. */
export const requestViews = ['OPEN', 'OVERDUE', 'CLOSED', 'ALL'] as const;

export type RequestView = (typeof requestViews)[number];

export const requestSorts = ['NEWEST', 'DUE'] as const;

// Moment and id of a row. Both go into a query, so that neither may be one that the database cannot read.
const cursor = z
  .string()
  .max(62)
  .refine((key) => {
    const [moment, id, ...rest] = key.split('_');
    return rest.length === 0 && z.iso.datetime().safeParse(moment).success && z.uuid().safeParse(id).success;
  })
  .optional()
  .catch(undefined);

export const requestFilter = z.object({
  view: one(requestViews),
  status: one(requestStatuses),
  office: z.uuid().optional().catch(undefined),
  /** `1` shows those the reader started, claimed or carries. */
  mine: one(['1']),
  /** Number, title or agency. */
  search: searchWords.optional().catch(undefined),
  sort: one(requestSorts),
  /** The last row of the page before, and the first row of the page after. */
  after: cursor,
  before: cursor,
});

export type RequestFilter = z.output<typeof requestFilter>;

/** The filter as the query of an address; a changed filter starts at the first page. */
export const requestFilterQuery = (filter: RequestFilter, change: Partial<RequestFilter> = {}): string => {
  const query = new URLSearchParams();
  const changed = { ...filter, after: undefined, before: undefined, ...change };
  for (const [key, value] of Object.entries(changed)) if (value) query.set(key, value);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
};

/** The address of the list so filtered. One that asks for nothing still says so: the bare list opens with a saved view. */
export const requestListHref = (filter: RequestFilter, change: Partial<RequestFilter> = {}): string =>
  paths.requests() + (requestFilterQuery(filter, change) || '?view=');
