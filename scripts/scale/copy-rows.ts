import type { Client } from 'pg';

// Rows are made by copying those of the demonstration, whose stories were told by real steps: so they hold to every
// check of the database, and a case reads like one. `c` is the case a row is made for, `src` the row that is copied.

type Column = { name: string; type: string; refers: string | null };

/** A column's value, in SQL, where it is not simply copied or moved. */
export type Overrides = Readonly<Record<string, string>>;

/** What is copied: the table, the condition by which its rows (`src`) find their cases (`c`), and where to. */
export type Copying = { table: string; on: string; overrides?: Overrides; into?: string };

/** Tables whose rows get ids of their own; a reference to one of them is moved along. */
const copied: ReadonlySet<string> = new Set([
  'requests',
  'request_concerns',
  'headcounts',
  'request_contacts',
  'contact_log',
  'comments',
  'documents',
  'status_events',
  'agreements',
  'agreement_versions',
  'agreement_sections',
  'agreement_measures',
  'signatures',
  'obligations',
  'local_approvals',
  'termination_notices',
]);

const columnsOf = async (client: Client, table: string): Promise<Column[]> => {
  const { rows } = await client.query<Column>(
    `SELECT a.attname AS name, format_type(a.atttypid, NULL) AS type,
            (SELECT k.confrelid::regclass::text FROM pg_constraint k
              WHERE k.conrelid = a.attrelid AND k.contype = 'f' AND k.conkey = ARRAY[a.attnum] LIMIT 1) AS refers
       FROM pg_attribute a
      WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      ORDER BY a.attnum`,
    [table],
  );
  return rows;
};

const sqlValue = ({ name, type, refers }: Column, overrides: Overrides): string => {
  const given = overrides[name];
  if (given !== undefined) return given;
  const column = `src.${name}`;
  if (name === 'id' || (refers !== null && copied.has(refers))) return `(c.prefix || right(${column}::text, 12))::uuid`;
  if (refers === 'agencies') return `CASE WHEN ${column} IS NULL THEN NULL ELSE c.agency_id END`;
  if (type.startsWith('timestamp')) return `c.began + (${column} - c.source_began) * c.pace`;
  if (type === 'date') return `(c.began + (${column}::timestamptz - c.source_began) * c.pace)::date`;
  return column;
};

/** Copies the rows of one table for every case; returns how many were made. */
export const copyRows = async (client: Client, copying: Copying): Promise<number> => {
  const { table, on, overrides = {}, into = table } = copying;
  const columns = await columnsOf(client, table);
  const { rowCount } = await client.query(
    `INSERT INTO ${into} (${columns.map(({ name }) => `"${name}"`).join(', ')})
     SELECT ${columns.map((column) => sqlValue(column, overrides)).join(', ')}
       FROM scale.cases c JOIN ${table} src ON ${on} ORDER BY c.n`,
  );
  return rowCount ?? 0;
};
