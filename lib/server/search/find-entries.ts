import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { type SearchKind, searchKeys } from '@/lib/domain/search/search-keys';
import { rankedMax } from '@/lib/domain/search/search-query';
import { db } from '@/lib/server/db/client';
import { isScanning } from '@/lib/server/documents/scanner';

// The functions of the database that search (decision 0044). They look only at what the keys of the reader open, and
// take no key that the scope of the connection does not allow.

export type FoundEntry = {
  id: string;
  kind: SearchKind;
  subject_id: string;
  request_id: string | null;
  agreement_id: string | null;
  title: string;
  context: string;
  excerpt: string;
  at: Date;
  found: number;
};

type Asked = { q: string; typing?: boolean; kinds: readonly SearchKind[]; rows: number; skip?: number };

/** The best entries of each kind that the actor may find, with `found` of the kind: capped at one more than is ranked. */
export const findEntries = (
  actor: Actor,
  { q, typing = false, kinds, rows, skip = 0 }: Asked,
): Promise<FoundEntry[]> => {
  const keys = searchKeys(actor, isScanning());
  return db.$queryRaw<FoundEntry[]>`
    SELECT * FROM search_find(${q}, ${typing}, ${keys}::text[], ${[...kinds]}::text[], ${rows}::int, ${skip}::int,
      ${rankedMax}::int)`;
};

/** The likest word to each that stands in a text the actor may read; null where there is none. */
export const likelyWords = async (actor: Actor, words: readonly string[]): Promise<Map<string, string | null>> => {
  const keys = searchKeys(actor, isScanning());
  const rows = await db.$queryRaw<{ typed: string; near: string | null }[]>`
    SELECT typed, search_near_word(typed, ${keys}::text[]) AS near FROM unnest(${[...words]}::text[]) typed`;
  return new Map(rows.map(({ typed, near }) => [typed, near]));
};

/** True where PostgreSQL gave a question up because it took too long (57014). */
export const tookTooLong = (error: unknown): boolean => /57014|statement timeout/u.test(String(error));
