import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';

const report = z.object({
  testResults: z.array(
    z.object({
      message: z.string().optional(),
      assertionResults: z
        .array(
          z.object({
            fullName: z.string(),
            status: z.string(),
            failureMessages: z.array(z.string()).max(1000).nullish(),
          }),
        )
        .max(100_000),
    }),
  ),
});

/** A test that ran: its name and, when it is red, how what it said begins. */
export type TestResult = { name: string; isRed: boolean; said: string };

/** What a run came to: its tests (those that were passed over are not among them), and why there are none. */
export type TestRun = { results: TestResult[]; fault: string | null };

// Far longer than any of these files takes: a hole may leave a test waiting for what never comes.
const minutesMax = 8;

/**
 * Runs, in a folder of the portal, those tests of one file whose names hold one of these words (without words: all), and
 * reads their report.
 * A file that cannot be loaded, or that never ends, has no results and a fault.
 */
export async function runTests(
  { folder, signal }: { folder: string; signal: AbortSignal },
  file: string,
  words: readonly string[],
): Promise<TestRun> {
  const written = path.join(folder, '.data', 'holes-report.json');
  rmSync(written, { force: true });
  const program = path.join(folder, 'node_modules', 'vitest', 'vitest.mjs');
  const named = words.map(asPattern).join('|');
  const given = ['run', '--reporter=json', `--outputFile=${written}`, ...(named ? ['-t', named] : []), file];
  const child = spawn(process.execPath, [program, ...given], {
    cwd: folder,
    stdio: 'ignore',
    signal,
    timeout: minutesMax * 60_000,
  });
  await new Promise((resolve) => child.once('error', resolve).once('exit', resolve));
  signal.throwIfAborted();
  if (!existsSync(written)) return { results: [], fault: 'the tests left no report' };
  const { testResults } = report.parse(JSON.parse(readFileSync(written, 'utf8')));
  const results = testResults.flatMap(({ assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'passed' || status === 'failed')
      .map(({ fullName, status, failureMessages }) => ({
        name: fullName,
        isRed: status === 'failed',
        said: inShort(failureMessages?.[0] ?? ''),
      })),
  );
  const [message] = testResults.flatMap((one) => (one.message ? [inShort(one.message)] : []));
  return { results, fault: results.length === 0 ? (message ?? 'no test was run') : null };
}

const inShort = (text: string): string => stripVTControlCharacters(text).replace(/\s+/gu, ' ').slice(0, 160);

// The report has a space between the names of a suite and its test where the pattern is held against “ > ”.
const asPattern = (words: string): string => words.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&').replaceAll(' ', '(?: > | )');
