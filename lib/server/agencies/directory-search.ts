import 'server-only';
import type { AgencyType } from '@/lib/domain/agencies/agency-type';
import type { DirectoryFound, DirectorySearch } from '@/lib/domain/agencies/directory-view';
import { sourceText } from '@/lib/domain/agencies/facts';
import type { AskPrefill } from '@/lib/domain/agencies/verification';
import { dateText, toCalendarDate } from '@/lib/domain/dates';
import { rowId } from '@/lib/domain/form-values';
import { placeText } from '@/lib/domain/register/place';
import { searchWords } from '@/lib/domain/search-words';
import { db, type Transaction } from '@/lib/server/db/client';
import { Prisma } from '@/lib/server/db/generated/client';
import { literally } from '@/lib/server/db/like-pattern';
import { runAs } from '@/lib/server/db/request-scope';

// The public search of the directory: public bodies only, and never a name of a person.

export const directoryRows = 25;
const wordsMax = 8;
const nearChars = 4;
// Two letters that changed places in a word of seven leave a third of its trigrams; words of another kind hardly any.
const nearEnough = 0.3;

const question = searchWords.catch('');

type Row = {
  entry_id: string | null;
  agency_id: string | null;
  legal_name: string;
  type: AgencyType;
  state_code: string;
  counties: string[];
  ori: string | null;
  on_portal: boolean;
  source: string;
  source_date: Date | null;
  total: bigint;
};

// One test for each word, spelt out: PostgreSQL reads a trigram index for LIKE, and not for LIKE ALL of a list.
const exactly = (words: readonly string[]): Prisma.Sql =>
  Prisma.join(
    words.map((word) => Prisma.sql`x.search_text ILIKE ${`%${literally(word)}%`}`),
    ' AND ',
  );

// Short words, such as the code of a state, have too few trigrams to be mistyped and still known; and a number that is
// nearly an ORI is another agency's.
const isPlain = (word: string): boolean => word.length < nearChars || /\d/u.test(word);

const nearly = (words: readonly string[]): Prisma.Sql =>
  Prisma.join(
    words.map((word) =>
      isPlain(word)
        ? Prisma.sql`x.search_text ILIKE ${`%${literally(word)}%`}`
        : Prisma.sql`(x.search_text ILIKE ${`%${literally(word)}%`} OR ${word} <% x.search_text)`,
    ),
    ' AND ',
  );

// The best first: how near each word comes to its likest in the text, added up.
const nearness = (words: readonly string[]): Prisma.Sql =>
  Prisma.join(
    words.map((word) => Prisma.sql`word_similarity(${word}, x.search_text)`),
    ' + ',
  );

const select = (matches: Prisma.Sql, rank: Prisma.Sql): Prisma.Sql => Prisma.sql`
  WITH listed AS (
    SELECT x.id AS entry_id, x.agency_id, x.legal_name, x.type::text AS type, x.state_code, x.counties, x.ori,
      coalesce(a.status = 'VERIFIED', false) AS on_portal, x.source, x.source_date, ${rank} AS rank
    FROM directory_entries x LEFT JOIN agencies a ON a.id = x.agency_id
    WHERE ${matches}
    UNION ALL
    SELECT NULL, x.id, x.legal_name, x.type::text, x.state_code, x.counties, x.ori, true, x.facts_source,
      x.facts_as_of, ${rank}
    FROM agencies x
    WHERE x.status = 'VERIFIED' AND NOT EXISTS (SELECT 1 FROM directory_entries e WHERE e.agency_id = x.id)
      AND ${matches}
  )
  SELECT listed.*, count(*) OVER () AS total FROM listed
  ORDER BY rank DESC, legal_name, state_code, ori NULLS LAST
  LIMIT ${directoryRows}`;

/** The statement that finds agencies by these words: as they stand, or nearly. */
export const directoryQuery = (words: readonly string[], near: boolean): Prisma.Sql =>
  near ? select(nearly(words), nearness(words)) : select(exactly(words), Prisma.sql`0`);

/** Runs work with the bound of likeness that the search uses; ours, lower than the 0.6 of PostgreSQL. */
export const withNearness = async <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
  db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT set_config('pg_trgm.word_similarity_threshold', ${String(nearEnough)}, true)`;
    return work(tx);
  });

const toFound = (row: Row): DirectoryFound => ({
  key: row.entry_id ?? row.agency_id ?? row.legal_name,
  entryId: row.entry_id,
  name: row.legal_name,
  type: row.type,
  place: placeText(row.state_code, row.counties),
  ori: row.ori,
  onPortal: row.on_portal,
  source: sourceText(row.source, row.source_date && dateText(toCalendarDate(row.source_date))),
});

/**
 * Agencies that have every word of the question in their name, identifier, county or state, 25 at most. Where none
 * has, words that are nearly the same count, the likest first, so that a slip does not hide an agency.
 */
export const searchDirectory = (asked: unknown): Promise<DirectorySearch> =>
  runAs('public', async () => {
    const q = question.parse(asked);
    const words = q.split(/\s+/u).filter(Boolean).slice(0, wordsMax);
    if (words.length === 0) return { q, rows: [], total: 0, loose: false };
    const exact = await db.$queryRaw<Row[]>(directoryQuery(words, false));
    const loose = exact.length === 0;
    const rows = loose ? await withNearness((tx) => tx.$queryRaw<Row[]>(directoryQuery(words, true))) : exact;
    return { q, rows: rows.map(toFound), total: Number(rows[0]?.total ?? 0), loose: loose && rows.length > 0 };
  });

/** What an entry of the directory gives to the form of an ask; null where there is none. */
export const askPrefill = async (entryId: unknown): Promise<AskPrefill | null> => {
  const id = rowId().safeParse(entryId);
  const entry = id.success ? await db.directoryEntry.findUnique({ where: { id: id.data } }) : null;
  return (
    entry && {
      entryId: entry.id,
      legalName: entry.legalName,
      type: entry.type,
      level: entry.level,
      stateCode: entry.stateCode,
      counties: entry.counties.join('; '),
      ori: entry.ori ?? '',
      headTitle: entry.headTitle,
      source: entry.source,
      asOf: dateText(toCalendarDate(entry.sourceDate)),
    }
  );
};
