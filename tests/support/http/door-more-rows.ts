import type { Client } from 'pg';
import { rowsOf } from '@/tests/support/http/door-database';

// More cases of an agency than there are: whatever counts them for somebody who must not know of them shows it.

const columnsOf = async (client: Client, table: string): Promise<string> =>
  (
    await rowsOf<{ name: string }>(
      client,
      `SELECT '"' || column_name || '"' AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER' AND identity_generation IS NULL
       ORDER BY ordinal_position`,
      [table],
    )
  )
    .map(({ name }) => name)
    .join(', ');

// What may be there once only: a copy names another one, which is not there.
const onceColumns = async (client: Client, table: string): Promise<string[]> =>
  (
    await rowsOf<{ name: string }>(
      client,
      `SELECT DISTINCT a.attname AS name FROM pg_index i
         JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
       WHERE i.indisunique AND i.indrelid = $1::regclass AND NOT a.attnotnull AND a.atttypid = 'uuid'::regtype`,
      [table],
    )
  ).map(({ name }) => name);

const copiesEach = 3;
// Numbers that no demonstration comes to, in the form that they have. Amendments are numbered otherwise, and not copied.
const copyOf = (number: string, n: string) => `left(${number}, 9) || (900000 + ${n} * 1000 + right(${number}, 6)::int)`;
const isCopy = `number ~ '-9\\d{5}$'`;

const copyCases = async (client: Client, table: string, agencyId: string): Promise<number> => {
  const columns = await columnsOf(client, table);
  const others = (await onceColumns(client, table))
    .map((name) => `, '${name}', CASE WHEN c."${name}" IS NULL THEN NULL ELSE gen_random_uuid() END`)
    .join('');
  const { rowCount } = await client.query(
    `INSERT INTO "${table}" (${columns})
     SELECT ${columns} FROM (
       SELECT (jsonb_populate_record(
         c, jsonb_build_object('id', gen_random_uuid(), 'number', ${copyOf('c.number', 'n')}${others})
       )).*
       FROM "${table}" c, generate_series(1, ${copiesEach}) n WHERE c.agency_id = $1 AND length(c.number) = 15
     ) copies`,
    [agencyId],
  );
  return rowCount ?? 0;
};

const copyBelow = async (client: Client, table: string, parent: string, column: string, agencyId: string) => {
  const columns = await columnsOf(client, table);
  await client.query(
    `INSERT INTO "${table}" (${columns})
     SELECT ${columns} FROM (
       SELECT (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), '${column}', c.id))).*
       FROM "${table}" t JOIN "${parent}" p ON p.id = t."${column}"
         JOIN generate_series(1, ${copiesEach}) n ON length(p.number) = 15
         JOIN "${parent}" c ON c.number = ${copyOf('p.number', 'n')} WHERE p.agency_id = $1
     ) copies`,
    [agencyId],
  );
};

/** Takes the copies away again. */
export const dropCases = async (client: Client): Promise<void> => {
  await client.query('SET session_replication_role = replica');
  await client.query(`DELETE FROM obligations WHERE agreement_id IN (SELECT id FROM agreements WHERE ${isCopy})`);
  for (const table of ['agreements', 'requests']) {
    await client.query(`DELETE FROM "${table}" WHERE ${isCopy}`);
  }
  await client.query('SET session_replication_role = origin');
};

/** Adds copies of every request and agreement of an agency, with the duties of these; returns how many cases. */
export const addCases = async (client: Client, agencyId: string): Promise<number> => {
  // What a run that was broken off has left.
  await dropCases(client);
  await client.query('SET session_replication_role = replica');
  const added = (await copyCases(client, 'requests', agencyId)) + (await copyCases(client, 'agreements', agencyId));
  await copyBelow(client, 'obligations', 'agreements', 'agreement_id', agencyId);
  await client.query('SET session_replication_role = origin');
  return added;
};
