import 'server-only';
import { stateName } from '@/lib/domain/register/place';
import type { Choice } from '@/lib/domain/requests/list-chips';
import { db } from '@/lib/server/db/client';

// Where the agencies are that the reader may see. There are thousands of agencies and few places, so each place is looked
// up after the one before it in an index, and no agency more than that is read.

/** The time zones of the agencies, by their IANA names. */
export const agencyTimeZones = async (): Promise<string[]> => {
  const rows = await db.$queryRaw<{ place: string }[]>`
    WITH RECURSIVE found AS (
      (SELECT time_zone AS place FROM agencies ORDER BY time_zone LIMIT 1)
      UNION ALL
      SELECT (SELECT a.time_zone FROM agencies a WHERE a.time_zone > found.place ORDER BY a.time_zone LIMIT 1)
      FROM found WHERE found.place IS NOT NULL
    )
    SELECT place FROM found WHERE place IS NOT NULL`;
  return rows.map(({ place }) => place);
};

/** The states of the agencies, as choices of a filter, by name. */
export const agencyStates = async (): Promise<Choice[]> => {
  const rows = await db.$queryRaw<{ place: string }[]>`
    WITH RECURSIVE found AS (
      (SELECT state_code AS place FROM agencies ORDER BY state_code LIMIT 1)
      UNION ALL
      SELECT (SELECT a.state_code FROM agencies a WHERE a.state_code > found.place ORDER BY a.state_code LIMIT 1)
      FROM found WHERE found.place IS NOT NULL
    )
    SELECT place FROM found WHERE place IS NOT NULL`;
  return stateChoices(rows.map(({ place }) => place));
};

/** States as choices of a filter, by name. Takes their postal codes. */
export const stateChoices = (codes: readonly string[]): Choice[] =>
  codes
    .map((code) => ({ value: code, label: stateName(code) }))
    .sort((one, other) => one.label.localeCompare(other.label, 'en'));
