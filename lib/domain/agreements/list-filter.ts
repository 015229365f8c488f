// What the list of agreements can be narrowed by, read from the address of the page.
import { z } from 'zod';
import { endingChoices } from '@/lib/domain/agreements/end-dates';
import { agreementStatuses } from '@/lib/domain/agreements/status';
import { calendarDate } from '@/lib/domain/form-values';
import { programCodes } from '@/lib/domain/programs/program-code';
import { searchWords } from '@/lib/domain/search-words';

const one = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values).optional().catch(undefined);

const day = calendarDate('Not a date.').optional().catch(undefined);

export const agreementFilter = z.object({
  status: one(agreementStatuses),
  program: one(programCodes),
  /** The state of the agency, by its two letters. */
  state: z
    .string()
    .max(2)
    .regex(/^[A-Z]{2}$/u)
    .optional()
    .catch(undefined),
  office: z.uuid().optional().catch(undefined),
  /** Those in force that end within 180 days, or in a quarter as the agency's own clock has it. */
  ending: one(endingChoices),
  /** The first and the last end date. */
  from: day,
  to: day,
  /** Conditions of the approval that are still open. */
  conditions: one(['OPEN', 'NONE']),
  /** Whether an agreement that is to follow has been begun. */
  renewal: one(['BEGUN', 'NONE']),
  /** Number, agency or title. */
  search: searchWords.optional().catch(undefined),
  /** The last row of the page before. */
  after: z.uuid().optional().catch(undefined),
});

export type AgreementFilter = z.output<typeof agreementFilter>;

/** The filter as the query of an address; a changed filter starts at the first page. */
export const filterQuery = (filter: AgreementFilter, change: Partial<AgreementFilter> = {}): string => {
  const { after, ...kept } = { ...filter, after: undefined, ...change };
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...kept, after })) if (value) query.set(key, value);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
};

/** True when the list is narrowed by an end date, and then ordered by it. */
export const asksForEnd = ({ ending, from, to }: AgreementFilter): boolean => Boolean(ending || from || to);

/** True when the list shows less than everything the reader may see. */
export const isNarrowed = (filter: AgreementFilter): boolean => filterQuery(filter) !== '';
