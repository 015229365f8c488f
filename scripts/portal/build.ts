import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { listUsers } from '@/scripts/database/file-lock';
import type { Processes } from '@/scripts/portal/processes';
import { fingerprintSources } from '@/scripts/portal/sources';
import { Refusal } from '@/scripts/refusal';

const nextProgram = 'node_modules/next/dist/bin/next';

/** The folder in which running copies note that they serve from the build. */
export const buildUsersFolder = path.join(buildFolder(), 'used-by');

const stampFile = path.join(buildFolder(), 'built-from.txt');

/**
 * Builds the pages when a source has changed since the last build.
 * Returns "up to date" when there was nothing to do. Throws a Refusal with the last lines of the build.
 */
export async function buildPages(processes: Processes): Promise<string | undefined> {
  const fingerprint = fingerprintSources();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === fingerprint) return 'up to date';
  refuseWhileServed();
  const program = { file: nextProgram, args: ['build'], env: { NODE_ENV: 'production' }, isTypeScript: false };
  await processes.runToEnd(program, 'The pages could not be built:');
  mkdirSync(buildFolder(), { recursive: true });
  writeFileSync(stampFile, fingerprint);
  return undefined;
}

function buildFolder(): string {
  return process.env.NEXT_DIST_DIR ?? '.next';
}

function refuseWhileServed(): void {
  const [pid] = listUsers(buildUsersFolder);
  if (pid === undefined) return;
  throw new Refusal(
    `The sources have changed, and another copy (process ${pid}) still serves from the last build. ` +
      'Stop it first, or start this copy from a folder of its own.',
  );
}
