import { type Client, escapeIdentifier, escapeLiteral } from 'pg';

// One row in every table for each of five owners, so that every fence can be looked at: whose a row is shows in its ids.
// Written as the owner of the database and without its checks and triggers, because most tables of a case can otherwise
// only be reached by whole stories, and because a fence must hold for every row.

/** Agency A, agency B, a draft that B never sent, a published agreement of a third agency, and somebody of ICE. */
export const owners = ['a', 'b', 'd', 'e', 'c'] as const;
export type RowOwner = (typeof owners)[number];

type Column = { name: string; type: string; kind: string; elements: string | null; needed: boolean };
type Table = { name: string; columns: Column[]; links: Map<string, string> };

/** The id of the row of a table that belongs to an owner: eight times the owner's letter, then the table. */
export const idOf = (owner: RowOwner, table: string): string => {
  const digits = [...table].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 0xffffffffffff, 7);
  return `${owner.repeat(8)}-0000-7000-8000-${digits.toString(16).padStart(12, '0')}`;
};

/** The owners whose ids show in a text. */
export const ownersIn = (text: string): RowOwner[] =>
  owners.filter((owner) => text.includes(`${owner.repeat(8)}-0000`));

const catalog = `
  SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, NULL) AS type, t.typtype AS kind,
    e.typname AS elements, a.attnotnull AND a.atthasdef IS FALSE AS needed,
    (SELECT f.confrelid::regclass::text FROM pg_constraint f, unnest(f.conkey, f.confkey) AS k (here, there)
      JOIN pg_attribute p ON p.attnum = k.there AND p.attname = 'id'
      WHERE f.conrelid = c.oid AND f.contype = 'f' AND a.attnum = k.here AND f.confrelid <> c.oid
        AND p.attrelid = f.confrelid LIMIT 1) AS link
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typlen = -1
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname NOT IN ('_prisma_migrations', 'audit_head')
  ORDER BY c.relname, a.attnum`;

// Columns that name a person or a case without a foreign key.
const namedOnly: Readonly<Record<string, string>> = {
  ...{ actor_id: 'users', user_id: 'users' },
  ...{ agreement_id: 'agreements', request_id: 'requests' },
};

const readTables = async (client: Client): Promise<Table[]> => {
  const { rows } = await client.query<Column & { table: string; link: string | null }>(catalog);
  const byName = Map.groupBy(rows, ({ table }) => table);
  return [...byName].map(([name, columns]) => ({
    name,
    columns,
    links: new Map(
      columns.flatMap(({ name: column, link }): [string, string][] => {
        const to = link ?? namedOnly[column];
        return to === undefined || to === name ? [] : [[column, to]];
      }),
    ),
  }));
};

/** What makes an owner's row what it is said to be; null leaves a column empty. */
const given: Readonly<Record<RowOwner, Readonly<Record<string, string | null>>>> = {
  a: { 'requests.submitted_at': '2026-01-05', 'users.office_id': null },
  b: { 'requests.submitted_at': '2026-01-05', 'users.office_id': null },
  d: { 'requests.submitted_at': null },
  e: {
    'agreements.published_at': '2026-01-05',
    'requests.submitted_at': '2026-01-05',
    'signatures.status': 'SIGNED',
    'status_events.visibility': 'SHARED',
    'agencies.status': 'VERIFIED',
  },
  c: {},
};

const ofDraft = (table: Table, tables: readonly Table[], seen = new Set<string>()): boolean => {
  if (table.name === 'requests') return true;
  if (table.name === 'agreements' || seen.has(table.name)) return false;
  seen.add(table.name);
  return [...table.links.values()].some((to) => {
    const parent = tables.find(({ name }) => name === to);
    return parent !== undefined && ofDraft(parent, tables, seen);
  });
};

const needsAgreement = (table: Table, tables: readonly Table[], seen = new Set<string>()): boolean => {
  if (table.name === 'agreements') return true;
  seen.add(table.name);
  return table.columns.some(({ name, needed }) => {
    const parent = needed && tables.find((each) => each.name === table.links.get(name));
    return parent && !seen.has(parent.name) ? needsAgreement(parent, tables, seen) : false;
  });
};

// They name a file of a case without being a part of it, are ICE’s own work about one, or are letters and the log, which ICE reads whole.
const elsewhere =
  /^(?:authorities_to_sign|outside_signings|class_changes|record_releases|record_holds|notices|release_\w+|audit_\w+)$/u;

/** The tables in which an owner has a row. */
const tablesOf = (owner: RowOwner, tables: readonly Table[]): Table[] => {
  if (owner === 'c') return tables.filter(({ name }) => ['users', 'notices', 'saved_views', 'sessions'].includes(name));
  if (owner !== 'd') return [...tables];
  return tables.filter(
    (table) => !elsewhere.test(table.name) && ofDraft(table, tables) && !needsAgreement(table, tables),
  );
};

const plain = (owner: RowOwner, column: Column, table: string): string => {
  const { type, kind } = column;
  if (kind === 'e') return `(enum_range(NULL::${type}))[1]`;
  if (type.endsWith('[]')) return `'{}'::${type}`;
  if (type === 'uuid') return escapeLiteral(column.name === 'id' ? idOf(owner, table) : idOf(owner, column.name));
  if (type === 'boolean') return 'false';
  if (type === 'jsonb') return "'{}'";
  if (type === 'bytea') return "'\\x00'";
  if (/int|numeric|double/u.test(type)) return String(owners.indexOf(owner) + 1);
  if (/date|time/u.test(type)) return "'2026-01-05'";
  return escapeLiteral(`${owner} ${column.name}`);
};

const cellOf = (owner: RowOwner, column: Column, table: Table, mine: ReadonlySet<string>): string => {
  const fixed = given[owner][`${table.name}.${column.name}`];
  if (fixed !== undefined) return fixed === null ? 'NULL' : escapeLiteral(fixed);
  if (column.name === 'target_id') return escapeLiteral(idOf(owner, 'requests'));
  if (column.name === 'agency_id') {
    if (owner === 'c') return 'NULL';
    return escapeLiteral(idOf(owner === 'd' ? 'b' : owner, 'agencies'));
  }
  const to = table.links.get(column.name);
  if (to === undefined) return column.needed || column.name === 'id' ? plain(owner, column, table.name) : 'DEFAULT';
  if (to === 'users' && owner === 'd') return escapeLiteral(idOf('b', 'users'));
  if (!mine.has(to)) return column.needed ? escapeLiteral(idOf(owner, to)) : 'NULL';
  return escapeLiteral(idOf(owner, to));
};

/**
 * Writes the rows; returns the tables each owner has one in.
 * @param client a connection of the owner of the database
 * @param without the tables that get no row
 */
export const writeTwoAgencies = async (
  client: Client,
  without: ReadonlySet<string>,
): Promise<Map<RowOwner, Set<string>>> => {
  const tables = (await readTables(client)).filter(({ name }) => !without.has(name));
  const { rows: checks } = await client.query<{ drop: string }>(`
    SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop FROM pg_constraint
      WHERE contype = 'c' AND connamespace = 'public'::regnamespace
    UNION ALL SELECT format('DROP TRIGGER %I ON %s', tgname, tgrelid::regclass) FROM pg_trigger
      WHERE NOT tgisinternal AND tgparentid = 0
    UNION ALL SELECT format('DROP INDEX %s', i.indexrelid::regclass) FROM pg_index i
      JOIN pg_class c ON c.oid = i.indrelid AND c.relnamespace = 'public'::regnamespace
      WHERE i.indisunique AND NOT i.indisprimary
        AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid)`);
  await client.query(checks.map(({ drop }) => drop).join(';'));
  await client.query('SET session_replication_role = replica');
  const written = new Map<RowOwner, Set<string>>();
  for (const owner of owners) {
    const mine = tablesOf(owner, tables);
    const names = new Set(mine.map(({ name }) => name));
    for (const table of mine) {
      const values = table.columns.map((column) => cellOf(owner, column, table, names));
      await client.query(`INSERT INTO ${escapeIdentifier(table.name)} VALUES (${values.join(', ')})`);
    }
    written.set(owner, names);
  }
  await client.query('SET session_replication_role = origin');
  return written;
};
