import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const report = z.object({
  testResults: z.array(
    z.object({
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })).max(100_000),
    }),
  ),
});

/** What a run of test files came to: the names of the tests that passed and of those that failed. */
export type TestRun = { passed: string[]; failed: string[] };

/** Runs test files in a folder of the portal and reads their report. Throws when there is none: nothing could be run. */
export async function runTestFiles(folder: string, files: readonly string[]): Promise<TestRun> {
  const file = path.join(folder, '.data', 'holes-report.json');
  rmSync(file, { force: true });
  const program = path.join(folder, 'node_modules', 'vitest', 'vitest.mjs');
  const child = spawn(process.execPath, [program, 'run', '--reporter=json', `--outputFile=${file}`, ...files], {
    cwd: folder,
    stdio: 'ignore',
  });
  await new Promise((resolve) => child.once('exit', resolve));
  const { testResults } = report.parse(JSON.parse(readFileSync(file, 'utf8')));
  const named = (status: string) =>
    testResults.flatMap(({ assertionResults }) =>
      assertionResults.filter((one) => one.status === status).map(({ fullName }) => fullName),
    );
  return { passed: named('passed'), failed: named('failed') };
}
