import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

// scripts/holes/found.json: which holes were found, and when. Kept with the code, so that a hole which nobody ever saw
// found is seen (tests/house/holes.test.ts), and drawn into docs/planted-holes.md.

const file = 'scripts/holes/found.json';

const record = z.strictObject({
  lastWholeRun: z.strictObject({
    on: z.iso.date(),
    planted: z.int().min(1),
    found: z.int().min(0),
    seconds: z.int().min(1),
  }),
  lastFound: z.record(z.string().max(200), z.iso.date()),
});

/** The last run of every hole with its figures, and for each hole the day on which a test last found it. */
export type FoundRecord = z.infer<typeof record>;

/** Reads the record. */
export const readFound = (): FoundRecord => record.parse(JSON.parse(readFileSync(file, 'utf8')));

/** What one run came to. `isWhole`: it was not narrowed by words. */
export type RunResult = {
  on: string;
  found: readonly string[];
  missed: readonly string[];
  seconds: number;
  isWhole: boolean;
};

/** The record after a run: what was found has its day, what was missed has none, and a whole run leaves its figures. */
export function withRun(before: FoundRecord, { on, found, missed, seconds, isWhole }: RunResult): FoundRecord {
  const days = isWhole
    ? {}
    : Object.fromEntries(Object.entries(before.lastFound).filter(([name]) => !missed.includes(name)));
  for (const name of found) days[name] = on;
  const lastFound = Object.fromEntries(Object.entries(days).sort(([a], [b]) => (a < b ? -1 : 1)));
  const figures = { on, planted: found.length + missed.length, found: found.length, seconds };
  return { lastWholeRun: isWhole ? figures : before.lastWholeRun, lastFound };
}

/** Keeps what a run came to. */
export function keepRun(run: RunResult): void {
  writeFileSync(file, `${JSON.stringify(record.parse(withRun(readFound(), run)), null, 2)}\n`);
}
