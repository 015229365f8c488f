import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTool } from '@/scripts/scan/run-tool';

/** How hard sqlmap tries: level 1 and risk 1, or level 2 and risk 2. What `--smart` leaves out would hold the planted hole. */
export type Effort = 'quick' | 'thorough';

/** The fields of a form as one text, and which of them to try. */
export type Form = { data: string; only: string };

/** One address to try. A star marks the place of an attack in a path or a body; otherwise parameters are tried. */
export type Trial = {
  address: string;
  only?: readonly string[];
  json?: string;
  form?: Form;
  relay: string;
  effort: Effort;
};

/** What sqlmap came to: lines that name a hole; whether it tried everything; its last words where it did not. */
export type Tried = { holes: string[]; isFinished: boolean; seconds: number; lastWords: string };

const secondsMax = 600;
const names = /is vulnerable|appears to be .*injectable|^Parameter: /u;
const ends = /all tested parameters do not appear to be injectable|identified the following injection point/u;

/** Tries one address with sqlmap (Debian package) through a relay. Throws when it cannot run. */
export async function runSqlmap({ address, only, json, form, relay, effort }: Trial): Promise<Tried> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sqlmap-'));
  const how = effort === 'thorough' ? ['--level=2', '--risk=2'] : ['--level=1', '--risk=1'];
  const jsonBody = json === undefined ? [] : [`--data=${json}`, '-H', 'Content-Type: application/json'];
  const body = form ? [`--data=${form.data}`] : jsonBody;
  const isMarked = address.includes('*') || json !== undefined;
  const tried = form?.only ?? (only ?? [...new URL(address).searchParams.keys()]).join(',');
  const where = isMarked ? [] : ['-p', tried];
  const quiet = [
    '--batch',
    '--flush-session',
    '--disable-coloring',
    '--drop-set-cookie',
    '--timeout=30',
    '--ignore-code=404',
    '--text-only',
  ];
  const what = ['--technique=BE', '--dbms=PostgreSQL', `--output-dir=${folder}`, `--proxy=${relay}`];
  try {
    const said = await runTool('sqlmap', ['-u', address, ...quiet, ...what, ...how, ...where, ...body], secondsMax);
    const lines = said.text.split('\n');
    return {
      holes: lines.filter((line) => names.test(line) && !/might not be|false positive/iu.test(line)),
      isFinished: said.isFinished && ends.test(said.text),
      seconds: said.seconds,
      lastWords: lines.slice(-8).join('\n'),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
