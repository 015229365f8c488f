import { existsSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { makeCheckpoint } from '@/lib/server/audit-signer/make-checkpoint';
import { keepFigures } from '@/lib/server/reports/keep-figures';
import { withClient } from '@/scripts/database/embedded';

// A portal that has lived with its records has signed its audit log, counted its reports and cleaned its tables. What is
// done once, or once a day, is done before anything is measured.

const windowMs = 3000;
const quietWindows = 2;
/** Processor time that a worker with nothing to do may use in a window. */
const quietMs = 300;
const waitMsMax = 15 * 60_000;
/** Linux counts processor time in hundredths of a second. */
const tickMs = 10;

/** Does what a portal does once, or once a day. Takes the owner's address of the database. */
export async function settle(ownerUrl: string, tell: (line: string) => void): Promise<void> {
  const checkpoint = await makeCheckpoint();
  if (checkpoint) tell(`signed the audit log up to event ${checkpoint.body.seq.toLocaleString('en-US')}`);
  const figures = await keepFigures();
  if (figures !== null) tell(`counted ${figures.toLocaleString('en-US')} figures of the reports`);
  await withClient(ownerUrl, (client) => client.query('VACUUM (ANALYZE)'));
  tell('cleaned the tables');
}

const usedMs = (pid: number): number | null => {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return null;
  // The name of the process stands in brackets and may hold spaces; user and system time are the 12th and 13th after it.
  const parts = readFileSync(file, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(parts[11]) + Number(parts[12])) * tickMs;
};

/** Waits until a process that was started has done what it does at a start, where the system tells. */
export async function untilQuiet(pid: number | undefined): Promise<void> {
  const until = performance.now() + waitMsMax;
  let quiet = 0;
  let before = pid === undefined ? null : usedMs(pid);
  while (pid !== undefined && before !== null && quiet < quietWindows && performance.now() < until) {
    await setTimeout(windowMs);
    const now = usedMs(pid);
    quiet = now !== null && now - before < quietMs ? quiet + 1 : 0;
    before = now;
  }
}
