// What the list of requests can be narrowed by and how it is ordered, read from the address of the page.
import { z } from 'zod';
import { agencyTypes } from '@/lib/domain/agencies/agency-type';
import { paths } from '@/lib/domain/paths';
import { programCodes } from '@/lib/domain/programs/program-code';
import { columnsAsked } from '@/lib/domain/requests/list-columns';
import { requestStatuses } from '@/lib/domain/requests/status';
import { searchWords } from '@/lib/domain/search-words';

const one = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values).optional().catch(undefined);

/** Views of the list: what goes on, what is late, what has ended. */
export const requestViews = ['OPEN', 'OVERDUE', 'CLOSED', 'ALL'] as const;

export type RequestView = (typeof requestViews)[number];

/** SINCE: whatever has been longest in its status first. */
export const requestSorts = ['NEWEST', 'DUE', 'SINCE'] as const;

export type RequestSort = (typeof requestSorts)[number];

export const requestDues = ['OVERDUE', 'WEEK', 'NONE'] as const;

export type RequestDue = (typeof requestDues)[number];

export const requestDueLabels = {
  OVERDUE: 'Overdue',
  WEEK: 'Due within 7 days',
  NONE: 'Open, no due date',
} as const satisfies Record<RequestDue, string>;

export const requestFlags = ['WITH_ME', 'RETURN_LATE', 'URGENT', 'SEVERE', 'CONDITIONS'] as const;

export type RequestFlag = (typeof requestFlags)[number];

export const requestFlagLabels = {
  WITH_ME: 'With me or my team',
  RETURN_LATE: 'Returned, answer overdue',
  URGENT: 'Asked as urgent',
  SEVERE: 'Names a severe concern',
  CONDITIONS: 'Conditions still open',
} as const satisfies Record<RequestFlag, string>;

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
  /** The liaison who carries the request, or `NONE` for those that nobody carries yet. */
  liaison: z
    .union([z.literal('NONE'), z.uuid()])
    .optional()
    .catch(undefined),
  /** The state of the agency, by its two letters. */
  state: z
    .string()
    .max(2)
    .regex(/^[A-Z]{2}$/u)
    .optional()
    .catch(undefined),
  agencyType: one(agencyTypes),
  /** Asked for, chosen to be offered, or in an agreement that came of the request. */
  program: one(programCodes),
  due: one(requestDues),
  flag: one(requestFlags),
  /** `1` shows those the reader started, claimed or carries. */
  mine: one(['1']),
  /** Number, title or agency. */
  search: searchWords.optional().catch(undefined),
  sort: one(requestSorts),
  columns: columnsAsked,
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
