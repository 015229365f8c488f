import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { journeysDataDir } from '@/tests/support/browser/mail';

// The database of the portal that the journeys open, looked at from outside: what is there, and whether it changed.

/** Opens a connection of the owner; the caller ends it. */
export const openDatabase = async (): Promise<Client> => {
  const state: { port: number; password: string } = JSON.parse(
    readFileSync(path.join(journeysDataDir, 'postgres.json'), 'utf8'),
  );
  const client = new Client({
    host: '127.0.0.1',
    port: state.port,
    user: 'postgres',
    password: state.password,
    database: 'access',
  });
  await client.connect();
  return client;
};

/** Rows of a query. */
export const rowsOf = async <Row extends object>(
  client: Client,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> => (await client.query<Row>(text, [...values])).rows;

/** The tables of the portal. */
export const tablesOf = async (client: Client): Promise<string[]> => {
  const rows = await rowsOf<{ name: string }>(
    client,
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
};

// What is written when somebody only looks, comes in, or is refused: sessions, counted tries, and the audit of it. The
// words of the search are written by the worker, marks and all.
const writtenByLooking =
  /^(?:audit_\w+|rate_limits|sessions|challenges|outbox_messages|refusal_tallies|search_\w+|document_words|idempotency_keys|ceremony_events|_prisma_migrations)$/u;

/** One digest for each table that holds what people decided or wrote. */
export const digestOf = async (client: Client): Promise<Record<string, string>> => {
  const tables = (await tablesOf(client)).filter((name) => !writtenByLooking.test(name));
  const digests: [string, string][] = [];
  for (const name of tables) {
    const rows = await rowsOf<{ line: string }>(client, `SELECT t::text AS line FROM "${name}" AS t ORDER BY 1`);
    digests.push([
      name,
      createHash('sha256')
        .update(rows.map(({ line }) => line).join('\n'))
        .digest('hex'),
    ]);
  }
  return Object.fromEntries(digests);
};
