import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { withClient } from '@/scripts/database/embedded';
import { openSchemaEngine, type ScriptFault } from '@/scripts/database/schema-engine';
import { Refusal } from '@/scripts/refusal';

const migrationsFolder = path.resolve('prisma/migrations');
const noFilters = { externalTables: [], externalEnums: [] };

// Any fixed number does; every runner on one database must use the same.
const migrationLockKey = 7_223_001;

/**
 * Brings a database up to date with prisma/migrations (or another folder of migrations); returns the names of those
 * applied now.
 * Two runners at once are safe: the second waits, then finds nothing to do.
 * Throws a Refusal that names the migration, the line and what PostgreSQL says.
 */
export async function applyMigrations(url: string, folder = migrationsFolder): Promise<string[]> {
  await refuseUnreachable(url);
  return withClient(url, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [migrationLockKey]);
    return applyUnderLock(url, folder);
  });
}

/** Returns the names of the migration folders, oldest first. */
export function listMigrations(folder = migrationsFolder): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, 'migration.sql')))
    .map((entry) => entry.name)
    .sort();
}

/** Returns a fingerprint of all migrations: it changes when one is added or edited. */
export function fingerprintMigrations(): string {
  const hash = createHash('sha256');
  for (const name of listMigrations())
    hash.update(name).update('\0').update(readMigration(migrationsFolder, name)).update('\0');
  return hash.digest('hex').slice(0, 16);
}

async function applyUnderLock(url: string, folder: string): Promise<string[]> {
  const faults: ScriptFault[] = [];
  const { engine, close } = await openSchemaEngine(url, (fault) => faults.push(fault));
  try {
    const migrationsList = readMigrations(folder);
    const state = await engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: false,
      filters: noFilters,
    });
    refuseEdited(state.editedMigrationNames.filter((name) => !state.failedMigrationNames.includes(name)));
    // Each runs as one transaction, so a refused one left nothing: it may simply be tried again.
    for (const migrationName of state.failedMigrationNames) await engine.markMigrationRolledBack({ migrationName });
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: noFilters });
    return appliedMigrationNames;
  } catch (error) {
    const fault = faults[0];
    throw fault ? new Refusal(wordFault(fault, folder)) : error;
  } finally {
    await close();
  }
}

async function refuseUnreachable(url: string): Promise<void> {
  try {
    await withClient(url, (client) => client.query('SELECT 1'));
  } catch (error) {
    throw new Refusal(`The database cannot be reached: ${reasonOf(error)} Check DATABASE_URL and that it runs.`);
  }
}

function readMigrations(folder: string) {
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: listMigrations(folder).map((name) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: readMigration(folder, name) } },
    })),
  };
}

function readMigration(folder: string, name: string): string {
  return readFileSync(path.join(folder, name, 'migration.sql'), 'utf8');
}

function refuseEdited(names: string[]): void {
  if (names.length === 0) return;
  throw new Refusal(
    `These migrations were changed after this database had them: ${names.join(', ')}. ` +
      'Put them back and write a new one, or start with another DATA_DIR.',
  );
}

function wordFault({ script, error }: ScriptFault, folder: string): string {
  const name = listMigrations(folder).find((each) => readMigration(folder, each) === script) ?? 'unknown';
  const line = error.position ? script.slice(0, Number(error.position)).split('\n').length : null;
  const where = line === null ? '' : ` (line ${line})`;
  return `The migration ${name}${where} was refused by PostgreSQL: ${error.message}. Nothing of it was kept.`;
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message || ('code' in error ? String(error.code) : error.name) : '';
  return message.endsWith('.') ? message : `${message}.`;
}
