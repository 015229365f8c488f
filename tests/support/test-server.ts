import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { escapeIdentifier } from 'pg';
import type { ProvidedContext } from 'vitest';
import type { TestProject } from 'vitest/node';
import { createDemonstrationIdentity } from '@/lib/server/signing/demonstration-identity';
import { type EmbeddedServer, openEmbedded, withClient } from '@/scripts/database/embedded';
import { fingerprintFence, raiseFence } from '@/scripts/database/fence/raise-fence';
import { isAlive } from '@/scripts/database/live-process';
import { applyMigrations, fingerprintMigrations } from '@/scripts/database/migrations';

declare module 'vitest' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can add to one that vitest declares.
  interface ProvidedContext {
    /**
     * Where the test databases are made: the server (for its owner, and for the application), the migrated template, a
     * prefix that is this run's own, a folder for the files that tests store, and the key that they seal with.
     */
    testServer: {
      adminUrl: string;
      appUrl: string;
      template: string;
      prefix: string;
      filesFolder: string;
      sealKey: string;
    };
  }
}

// Two runs may make the template at the same moment; any fixed number does.
const templateLockKey = 7_223_002;

declare global {
  // Vitest loads this file once for each project, and the projects of one run share a server.
  var accessTestServers: { open: Promise<TestServer>; users: number } | undefined;
}

type TestServer = { given: ProvidedContext['testServer']; close: () => Promise<void> };

/**
 * Starts the test server once for a whole run (or joins the one of another run) and migrates a template database, whose
 * name holds the fingerprint of the migrations: it is made again only when they change. The last project that is done
 * closes it.
 */
export default async function startTestServer(project: TestProject) {
  globalThis.accessTestServers ??= { open: openServer(), users: 0 };
  const shared = globalThis.accessTestServers;
  shared.users += 1;
  const { given, close } = await shared.open;
  project.provide('testServer', given);
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    globalThis.accessTestServers = undefined;
    await close();
  };
}

async function openServer(): Promise<TestServer> {
  const server = await openEmbedded('.data/test', { durable: false });
  const adminUrl = server.urlOf('postgres');
  const template = `template_${fingerprintMigrations()}_${fingerprintFence()}`;
  const prefix = `run_${process.pid}`;
  try {
    await dropLeftovers(adminUrl, template);
    await makeTemplate(server, template);
  } catch (error) {
    await server.release();
    throw error;
  }
  const filesFolder = mkdtempSync(path.join(tmpdir(), 'access-files-'));
  const close = async () => {
    rmSync(filesFolder, { recursive: true, force: true });
    await dropDatabases(adminUrl, (name) => name.startsWith(`${prefix}_`));
    await server.release();
  };
  const appUrl = server.appUrlOf('postgres');
  return { given: { adminUrl, appUrl, template, prefix, filesFolder, sealKey: await aSealKey() }, close };
}

// Older than the time of any test: left to themselves, the first test that seals would make a key that is valid from its
// own time on, and a test that moves its clock would spoil those after it.
async function aSealKey(): Promise<string> {
  const { pkcs12, password } = await createDemonstrationIdentity({
    commonName: 'portal seal',
    now: new Date('2026-06-01T00:00:00.000Z'),
  });
  return JSON.stringify({ pkcs12: Buffer.from(pkcs12).toString('base64'), password });
}

async function makeTemplate(server: EmbeddedServer, template: string): Promise<void> {
  await withClient(server.urlOf('postgres'), async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [templateLockKey]);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    if (rowCount) return;
    // Under another name until it is whole, so that an interrupted migration never passes for a template.
    const draft = `${template}_draft`;
    await client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(draft)} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${escapeIdentifier(draft)}`);
    await applyMigrations(server.urlOf(draft));
    await raiseFence(server.urlOf(draft));
    await client.query(`ALTER DATABASE ${escapeIdentifier(draft)} RENAME TO ${escapeIdentifier(template)}`);
  });
}

// Templates of older migrations, and databases of runs that were killed.
async function dropLeftovers(adminUrl: string, template: string): Promise<void> {
  await dropDatabases(adminUrl, (name) => {
    const run = /^run_(\d+)_/.exec(name)?.[1];
    if (run) return !isAlive(Number(run));
    return name.startsWith('template_') && !name.startsWith(template);
  });
}

async function dropDatabases(adminUrl: string, isWanted: (name: string) => boolean): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      "SELECT datname FROM pg_database WHERE datname ~ '^(run|template)_'",
    );
    for (const { datname } of rows.filter((row) => isWanted(row.datname))) {
      await client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(datname)} WITH (FORCE)`);
    }
  });
}
