import 'server-only';
import { z } from 'zod';
import { programCodeSchema } from '@/lib/domain/programs/program-code';
import { publicStatuses } from '@/lib/domain/register/public-status';
import { searchWords } from '@/lib/domain/search-words';

// What an address of the register may ask for. Anything else in it counts as not asked: a public page has no wrong
// address to complain about.

const entryNumber = z
  .string()
  .max(20)
  .regex(/^AGR-\d{4}-\d{6}$/u);

const registerFilter = z.strictObject({
  q: searchWords.catch(''),
  program: programCodeSchema.nullable().catch(null),
  status: z.enum(publicStatuses).nullable().catch(null),
  state: z
    .string()
    .max(2)
    .regex(/^[A-Z]{2}$/u)
    .nullable()
    .catch(null),
  older: entryNumber.nullable().catch(null),
  newer: entryNumber.nullable().catch(null),
});

export type RegisterFilter = z.output<typeof registerFilter>;

/** Reads the search parameters of an address. */
export const toRegisterFilter = (asked: Record<string, string | string[] | undefined>): RegisterFilter =>
  registerFilter.parse({
    q: asked.q,
    program: asked.program,
    status: asked.status,
    state: asked.state,
    older: asked.older,
    newer: asked.newer,
  });

const textNumber = z
  .string()
  .max(20)
  .regex(/^AGR-\d{4}-\d{6}(-A[1-9]\d?)?$/u);

/** True for a number of an agreement or of an amendment: what a sealed text carries. */
export const isTextNumber = (text: string): boolean => textNumber.safeParse(text).success;

/** True for a number as agreements carry them. */
export const isEntryNumber = (text: string): boolean => entryNumber.safeParse(text).success;
