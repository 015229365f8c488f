// What an open page asks about its case, and how it reads the answer. Apart from the words, which every page of a case
// carries with it.
import { z } from 'zod';

/** The version that the page knows, as it stands in the address; without one, everything is news. */
export const newsQuery = z.object({ since: z.coerce.number().int().min(0).max(2_147_483_647).default(0) });

/** The answer as the page reads it. */
export const newsAnswer = z.object({
  latest: z.object({ who: z.string().max(500), what: z.string().max(1000), time: z.string().max(100) }).nullable(),
  more: z.number(),
});
