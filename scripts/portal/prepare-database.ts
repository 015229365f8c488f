import { escapeIdentifier } from 'pg';
import { withClient } from '@/scripts/database/embedded';
import { applyMigrations } from '@/scripts/database/migrations';
import type { OpenDatabase } from '@/scripts/database/portal-database';
import { readSeedState } from '@/scripts/portal/demonstration';
import type { Processes } from '@/scripts/portal/processes';
import { Refusal } from '@/scripts/refusal';

/** Applies the migrations that the database lacks; returns what to show for it. */
export async function migrateDatabase(url: string): Promise<string | undefined> {
  const applied = await applyMigrations(url);
  return applied.length === 0 ? 'up to date' : undefined;
}

/**
 * Fills an empty database with the demonstration data; returns what to show for it. A seed that was cut off is begun
 * again on an emptied embedded database; on one that is not ours, a Refusal says what to do.
 */
export async function fillDatabase(
  database: OpenDatabase,
  environment: Record<string, string>,
  processes: Processes,
): Promise<string | undefined> {
  const state = await readSeedState(database.url);
  if (state === 'filled') return 'kept as it is';
  if (state === 'begun') await emptyDatabase(database);
  // On a disk of our own the seed does not wait for each of its rows: one that a power cut takes back was not noted as
  // done, and is begun again.
  const env = database.isEmbedded ? { ...environment, PGOPTIONS: '-c synchronous_commit=off' } : environment;
  await processes.runToEnd(
    { file: 'scripts/seed.ts', args: [], env, isTypeScript: true },
    'The demonstration data could not be written:',
  );
  return undefined;
}

async function emptyDatabase(database: OpenDatabase): Promise<void> {
  if (!database.isEmbedded) {
    throw new Refusal(
      'Writing the demonstration data was cut off the last time. Empty the database that DATABASE_URL names, or set DEMO=off.',
    );
  }
  const url = new URL(database.url);
  const name = escapeIdentifier(url.pathname.slice(1));
  url.pathname = '/postgres';
  await withClient(url.href, async (client) => {
    await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name}`);
  });
  await applyMigrations(database.url);
}
