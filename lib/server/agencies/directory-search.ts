import 'server-only';
import { z } from 'zod';
import type { AgencyType } from '@/lib/domain/agencies/agency-type';
import type { DirectoryFound, DirectorySearch } from '@/lib/domain/agencies/directory-view';
import { sourceText } from '@/lib/domain/agencies/facts';
import type { AskPrefill } from '@/lib/domain/agencies/verification';
import { dateText, toCalendarDate } from '@/lib/domain/dates';
import { rowId } from '@/lib/domain/form-values';
import { placeText } from '@/lib/domain/register/place';
import { db } from '@/lib/server/db/client';

// The public search of the directory: public bodies only, and never a name of a person.

export const directoryRows = 25;
const wordsMax = 8;
const stemChars = 4;

const question = z
  .string()
  .max(200)
  .transform((text) =>
    text
      .normalize('NFC')
      .replaceAll(/[\p{Cc}\p{Surrogate}]/gu, ' ')
      .trim()
      .slice(0, 100),
  )
  .catch('');

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

const literal = (word: string): string => word.replaceAll(/[%_\\]/gu, '\\$&');

const select = (patterns: readonly string[]): Promise<Row[]> => db.$queryRaw<Row[]>`
  WITH listed AS (
    SELECT e.id AS entry_id, e.agency_id, e.legal_name, e.type::text AS type, e.state_code, e.counties, e.ori,
      coalesce(a.status = 'VERIFIED', false) AS on_portal, e.source, e.source_date
    FROM directory_entries e LEFT JOIN agencies a ON a.id = e.agency_id
    UNION ALL
    SELECT NULL, a.id, a.legal_name, a.type::text, a.state_code, a.counties, a.ori, true, a.facts_source, a.facts_as_of
    FROM agencies a
    WHERE a.status = 'VERIFIED' AND NOT EXISTS (SELECT 1 FROM directory_entries e WHERE e.agency_id = a.id)
  )
  SELECT listed.*, count(*) OVER () AS total
  FROM listed LEFT JOIN states s ON s.code = listed.state_code
  WHERE concat_ws(' ', legal_name, ori, array_to_string(counties, ' county '), 'county', s.name, state_code)
    ILIKE ALL (${[...patterns]}::text[])
  ORDER BY legal_name, state_code, ori NULLS LAST
  LIMIT ${directoryRows}`;

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
 * has, the beginnings of the words count, so that a slip at the end of one does not hide an agency.
 */
export const searchDirectory = async (asked: unknown): Promise<DirectorySearch> => {
  const q = question.parse(asked);
  const words = q.split(/\s+/u).filter(Boolean).slice(0, wordsMax);
  if (words.length === 0) return { q, rows: [], total: 0, loose: false };
  const exact = await select(words.map((word) => `%${literal(word)}%`));
  const loose = exact.length === 0;
  const rows = loose ? await select(words.map((word) => `%${literal(word.slice(0, stemChars))}%`)) : exact;
  return { q, rows: rows.map(toFound), total: Number(rows[0]?.total ?? 0), loose: loose && rows.length > 0 };
};

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
