import { escapeIdentifier } from 'pg';
import { withClient } from '@/scripts/database/embedded';
import { roleProblem } from '@/scripts/database/fence/separate-roles';
import type { OpenDatabase } from '@/scripts/database/portal-database';
import { prepareSchema } from '@/scripts/database/prepare-schema';
import { readSeedState } from '@/scripts/portal/demonstration';
import type { Processes } from '@/scripts/portal/processes';
import { Refusal } from '@/scripts/refusal';

/**
 * Applies the migrations that the database lacks, grants what the portal may, and fences the rows; returns what to show
 * for it. Throws a Refusal when a portal that is no demonstration would sign in as somebody who may change tables.
 */
export async function migrateDatabase(
  { url, ownerUrl }: OpenDatabase,
  { isDemonstration }: { isDemonstration: boolean },
): Promise<string | undefined> {
  const applied = await prepareSchema(ownerUrl);
  const problem = await roleProblem(url);
  if (problem !== null && !isDemonstration) throw new Refusal(problem);
  if (problem !== null) return 'DATABASE_URL names a role that may change tables: for a demonstration only';
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
  const state = await readSeedState(database.ownerUrl);
  if (state === 'filled') return 'kept as it is';
  if (state === 'begun') await emptyDatabase(database);
  // On a disk of our own the seed does not wait for each of its rows: one that a power cut takes back was not noted as
  // done, and is begun again.
  const quick: Record<string, string> = database.isEmbedded ? { PGOPTIONS: '-c synchronous_commit=off' } : {};
  // It ends before anybody is served, and notes at a table of the owner how far it came.
  const env = { ...environment, ...quick, DATABASE_OWNER_URL: database.ownerUrl };
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
  const url = new URL(database.ownerUrl);
  const name = escapeIdentifier(url.pathname.slice(1));
  url.pathname = '/postgres';
  await withClient(url.href, async (client) => {
    await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name}`);
  });
  await prepareSchema(database.ownerUrl);
}
