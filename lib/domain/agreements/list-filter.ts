// What the list of agreements can be narrowed by, read from the address of the page.
import { z } from 'zod';
import { agreementStatuses } from '@/lib/domain/agreements/status';
import { programCodes } from '@/lib/domain/programs/program-code';
import { searchWords } from '@/lib/domain/search-words';

const one = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values).optional().catch(undefined);

export const agreementFilter = z.object({
  status: one(agreementStatuses),
  program: one(programCodes),
  /** `180` shows those that end within 180 days. */
  ending: one(['180']),
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
