import path from 'node:path';
import type { LaunchSettings } from '@/lib/server/env';
import { type OpenDatabase, openDatabase, readAuthSecret } from '@/scripts/database/portal-database';
import { requireFreePort, waitUntilHealthy } from '@/scripts/portal/address';
import { buildPages } from '@/scripts/portal/build';
import { holdDataFolder } from '@/scripts/portal/data-folder';
import { listAccounts } from '@/scripts/portal/demonstration';
import { fillDatabase, migrateDatabase } from '@/scripts/portal/prepare-database';
import { Processes } from '@/scripts/portal/processes';
import { servePages } from '@/scripts/portal/serve';
import { stopWish } from '@/scripts/portal/stop-signal';
import { Refusal } from '@/scripts/refusal';
import { loadSettings, toEnvironment } from '@/scripts/settings';
import { showStep } from '@/scripts/setup/steps.mjs';

// The portal as one command: database, migrations, demonstration data, build, web server and worker, in this order, and
// stopped in the opposite one. Started by scripts/start.mjs, which has installed everything.

const isDevelopment = process.argv.includes('--dev');
// In development the first answer has to be compiled.
const startMsMax = isDevelopment ? 300_000 : 120_000;
const processes = new Processes();
let opening: Promise<OpenDatabase> | null = null;
let isStopping = false;
let letFolderGo: (() => void) | null = null;

async function startAll(): Promise<never> {
  const settings = readSettingsHere();
  letFolderGo = holdDataFolder(settings.DATA_DIR);
  await requireFreePort(settings);
  opening = openDatabase(settings);
  await showStep(3, 'Starting the database', async () => {
    const database = await opening;
    return database?.isEmbedded ? undefined : 'DATABASE_URL';
  });
  const database = await opening;
  const made = { DATABASE_URL: database.url, AUTH_SECRET: readAuthSecret(settings) };
  const environment = toEnvironment(settings, made);
  await showStep(4, 'Applying migrations', () => migrateDatabase(database, { isDemonstration: settings.DEMO }));
  await showStep(5, 'Writing demonstration data', async () =>
    settings.DEMO ? fillDatabase(database, environment, processes) : 'off (DEMO)',
  );
  await showStep(6, 'Building the pages', async () => (isDevelopment ? 'as you open them' : buildPages(processes)));
  const ended = servePages({ settings, environment, isDevelopment, database }, processes);
  await showStep(7, 'Starting the web server and the worker', async () => {
    if (await Promise.race([waitUntilHealthy(settings, startMsMax), ended])) return undefined;
    throw new Refusal(`The web server did not answer within ${startMsMax / 1000} s.`);
  });
  processes.release();
  console.log(welcome(settings));
  if (!settings.DEMO) await printFirstLink(environment);
  return ended;
}

/** On the console alone: whoever reads it can start the portal, and may make its first administrator. */
async function printFirstLink(environment: Record<string, string>): Promise<void> {
  const program = { file: 'scripts/first-administrator.ts', args: ['--start'], env: environment, isTypeScript: true };
  const lines = await processes.runToEnd(program, 'The link for the first administrator could not be made:');
  if (lines.length > 0) console.log(`${lines.join('\n')}\n`);
}

function readSettingsHere(): LaunchSettings {
  const settings = loadSettings();
  return { ...settings, DATA_DIR: path.resolve(settings.DATA_DIR) };
}

function welcome(settings: LaunchSettings): string {
  const address = `\nThe portal is at ${settings.PUBLIC_ORIGIN}  (Ctrl-C stops it)\n`;
  if (!settings.DEMO) return address;
  return [
    address,
    'Demonstration accounts (invented people; never use them for real work):',
    ...listAccounts(),
    '',
  ].join('\n');
}

async function stopAll(): Promise<void> {
  await processes.stop();
  const database = await opening?.catch(() => null);
  await database?.release();
  letFolderGo?.();
}

async function main(): Promise<number> {
  if (process.argv.includes('--build-only')) {
    await showStep(6, 'Building the pages', () => buildPages(processes));
    return 0;
  }
  await startAll();
  return 0;
}

function report(error: unknown): number {
  // Once we stop, everything that was under way ends with an error of its own.
  if (isStopping) return 0;
  console.error(error instanceof Refusal ? error.message : error);
  return 1;
}

const work = main().catch(report);
const code = await Promise.race([
  work,
  stopWish().then(() => {
    isStopping = true;
    console.log('\nStopping …');
    return 0;
  }),
]);
await stopAll();
process.exit(code);
