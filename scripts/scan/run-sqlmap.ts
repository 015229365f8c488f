import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Refusal } from '@/scripts/refusal';

/** How hard sqlmap tries: `quick` follows up what looks odd, `thorough` tries everything of level 3 and risk 2. */
export type Effort = 'quick' | 'thorough';

const secondsMax = 240;

/** Tries one address with sqlmap (Debian package); returns the lines that name a hole. Throws when it cannot run. */
export function runSqlmap(address: string, cookies: string, effort: Effort): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'sqlmap-'));
  const how = effort === 'thorough' ? ['--level=3', '--risk=2'] : ['--level=1', '--risk=1', '--smart'];
  const args = ['-u', address, '--batch', '--flush-session', '--disable-coloring', '--threads=2', '--timeout=20'];
  const who = cookies === '' ? [] : [`--cookie=${cookies}`, '--skip=Cookie,User-Agent,Referer,Host'];
  try {
    const { stdout, error } = spawnSync(
      'sqlmap',
      [...args, ...how, ...who, '--technique=BEU', '--dbms=PostgreSQL', `--output-dir=${folder}`],
      { encoding: 'utf8', timeout: secondsMax * 1000, maxBuffer: 64 * 1024 * 1024 },
    );
    if (error && !('code' in error && error.code === 'ETIMEDOUT'))
      throw new Refusal(`sqlmap did not run: ${error.message}`);
    return (stdout ?? '')
      .split('\n')
      .filter((line) => /is vulnerable|appears to be .*injectable|^Parameter: /u.test(line));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
