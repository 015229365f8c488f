// What the address of the search says.
import { z } from 'zod';
import { searchWords } from '@/lib/domain/search-words';
import { searchKinds } from './search-keys';

/** No more of a kind are ranked and counted: whoever has so many adds a word. */
export const rankedMax = 500;
/** Rows of each kind on the first page, and of one kind on its own pages. */
export const overviewRows = 5;
export const kindRows = 20;

export const searchQuery = z.strictObject({
  q: searchWords.catch(''),
  kind: z.enum(searchKinds).nullable().catch(null),
  page: z.coerce
    .number()
    .int()
    .min(1)
    .max(rankedMax / kindRows)
    .catch(1),
});
export type SearchQuery = z.output<typeof searchQuery>;

/** Reads the search parameters of an address; what cannot be read counts as not asked. */
export const toSearchQuery = (asked: Record<string, string | string[] | undefined>): SearchQuery =>
  searchQuery.parse({ q: asked.q, kind: asked.kind, page: asked.page });

/** The number of a case, when that is all that was typed. */
export const caseNumberIn = (q: string): string | null =>
  /^(?:ACC-\d{4}-\d{6}|AGR-\d{4}-\d{6}(?:-A\d{1,2})?)$/iu.test(q) ? q.toUpperCase() : null;

const shortest = 2;

/** True where there is too little to search for. */
export const isTooShort = (q: string): boolean => (q.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < shortest;

const wordsMax = 12;

/** The words of a question that a slip of the pen may be in, each with what stands around it kept. */
export const wordsIn = (q: string): string[] => q.match(/\p{L}{4,40}/gu)?.slice(0, wordsMax) ?? [];

/** The question with words put right; null where none was. */
export const putRight = (q: string, likely: ReadonlyMap<string, string | null>): string | null => {
  const meant = q.replaceAll(/\p{L}{4,40}/gu, (word) => likely.get(word) ?? word);
  return meant === q ? null : meant;
};
