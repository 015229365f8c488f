import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { escapeIdentifier } from 'pg';
import { afterAll, inject } from 'vitest';
import { declareProcess } from '@/lib/server/db/request-scope';
import { withClient } from '@/scripts/database/embedded';

// Every file of tests/server starts from a copy of the migrated template: this runs before the file and therefore
// before anything in it imports `db`. A copy and not a truncate, because the audit table refuses to be emptied.

const { adminUrl, appUrl, template, prefix, filesFolder, sealKey } = inject('testServer');
const name = `${prefix}_${process.env.VITEST_POOL_ID ?? process.pid}`;

/** Where this worker's tests store files; nothing of the demonstration lies there. */
export const dataFolder = path.join(filesFolder, process.env.VITEST_POOL_ID ?? `${process.pid}`);

// What the portal itself may not do, a missing grant among it, fails a test. Rows are fenced only where a test says so,
// and in every step that somebody takes.
process.env.DATABASE_URL = ownDatabase(appUrl);
declareProcess('system');
process.env.DATA_DIR = dataFolder;
process.env.AUTH_SECRET ??= 'only-for-tests-0123456789abcdef0123456789abcdef';
process.env.PORT ??= '3000';
process.env.LOG_LEVEL ??= 'silent';

mkdirSync(path.join(dataFolder, 'seal'), { recursive: true });
writeFileSync(path.join(dataFolder, 'seal', 'demonstration-identity.json'), sealKey);
await copyTemplate();

afterAll(closeConnections);

/** Returns the address of this worker's database for its owner, for the few tests that speak SQL by themselves. */
export function databaseUrl(): string {
  return ownDatabase(adminUrl);
}

/** Runs statements as the owner of the database, who may what the application may not; returns the last one's rows. */
export function asOwner(sql: string): Promise<Record<string, unknown>[]> {
  return withClient(databaseUrl(), async (client) => (await client.query(sql)).rows);
}

function ownDatabase(address: string): string {
  const url = new URL(address);
  url.pathname = `/${name}`;
  return url.href;
}

/**
 * Puts this worker's database back to how the migrations leave it. Every file starts so; call it in `beforeEach` when
 * each test of a file needs it.
 */
export async function freshDatabase(): Promise<void> {
  await closeConnections();
  await copyTemplate();
}

async function copyTemplate(): Promise<void> {
  // Checkpoints that were signed for the log of another database would tell that this one was cut.
  rmSync(path.join(dataFolder, 'audit'), { recursive: true, force: true });
  await withClient(adminUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE ${escapeIdentifier(template)}`);
    // What is said of a database as a whole is not copied with it.
    await client.query(`REVOKE TEMPORARY ON DATABASE ${escapeIdentifier(name)} FROM PUBLIC`);
  });
}

async function closeConnections(): Promise<void> {
  // Only a file that imported them has clients; the next query opens a new connection.
  await globalThis.accessDatabase?.$disconnect();
  await globalThis.accessOwnerDatabase?.$disconnect();
}
