import 'server-only';
import { type SearchKind, searchKinds } from '@/lib/domain/search/search-keys';
import { db } from '@/lib/server/db/client';
import { log } from '@/lib/server/log';
import { readNextWords } from '@/lib/server/search/read-words';

// What the search needs beside its triggers: the words in files, the list of words that slips are compared with, and a
// way to write everything anew.

const filesAtOnce = 5;
const entriesAtOnce = 500;

/** Reads files and gathers words, a bounded piece of each. Returns whether there may be more to do at once. */
export const keepSearch = async (): Promise<boolean> => {
  try {
    const files = await readNextWords(filesAtOnce);
    const [row] = await db.$queryRaw<{ taken: number }[]>`SELECT search_gather(${entriesAtOnce}::int) AS taken`;
    return files === filesAtOnce || row?.taken === entriesAtOnce;
  } catch (error) {
    log().error({ err: error }, 'The search could not be brought up to date; trying again.');
    return false;
  }
};

const wordsLookedAt = 200;
const looksEachHour = 10;

/** Takes words off the list that no text has any more. Returns how many. */
export const forgetWords = async (): Promise<number> => {
  let gone = 0;
  for (let look = 0; look < looksEachHour; look += 1) {
    const [row] = await db.$queryRaw<{ gone: number }[]>`SELECT search_forget_words(${wordsLookedAt}::int) AS gone`;
    gone += row?.gone ?? 0;
  }
  return gone;
};

const beforeAll = '00000000-0000-0000-0000-000000000000';
const rowsAtOnce = 50;

const rebuildKind = async (kind: SearchKind): Promise<void> => {
  const [{ began } = { began: new Date(0) }] = await db.$queryRaw<
    { began: Date }[]
  >`SELECT clock_timestamp() - interval '1 millisecond' AS began`;
  let after: string | null = beforeAll;
  while (after !== null) {
    const rows: { last: string | null }[] =
      await db.$queryRaw`SELECT search_rebuild(${kind}, ${after}::uuid, ${rowsAtOnce}::int) AS last`;
    after = rows[0]?.last ?? null;
  }
  await db.$queryRaw`SELECT search_drop_before(${kind}, ${began}) AS gone`;
};

/** Writes every entry anew from what it comes from, a few at a time, and drops what comes from nothing. */
export const rebuildSearch = async (): Promise<number> => {
  for (const kind of searchKinds) await rebuildKind(kind);
  return db.searchEntry.count();
};
