import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type SizeResult, sizeResult } from '@/scripts/bench/results';
import { type Place, resultsAsText } from '@/scripts/bench/tables';
import { findFreePort } from '@/scripts/database/free-port';
import { buildPages } from '@/scripts/portal/build';
import { endOf, startProgram } from '@/scripts/portal/child-process';
import { Processes } from '@/scripts/portal/processes';
import { Refusal, runMain } from '@/scripts/refusal';
import { measureFirstLoad } from '@/scripts/sizes/first-load';

// npm run bench -- [--size 10000,1000000]: measures the built portal on demonstrations of these sizes beside two floors,
// and writes docs/performance.md. A size that is not there yet is made first, in .data/scale-<size>.

const outcomeFile = 'docs/performance.md';
const [begin, end] = ['<!-- measured: begin -->', '<!-- measured: end -->'];
const usualSizes = '10000,1000000';

const tell = (line: string): void => console.log(`bench | ${line}`);

function readSizes(): number[] {
  const at = process.argv.indexOf('--size');
  const sizes = (at < 0 ? usualSizes : (process.argv[at + 1] ?? '')).split(',').map(Number);
  if (sizes.every((size) => Number.isInteger(size) && size >= 1000 && size <= 1_000_000)) return sizes;
  throw new Refusal('Give sizes from 1,000 to 1,000,000 requests, such as --size 10000,1000000.');
}

/** Runs a script of ours on a data folder, and shows its lines. */
async function runOn(folder: string, file: string, args: string[]): Promise<void> {
  const port = await findFreePort();
  const env = {
    DATA_DIR: folder,
    DEMO: 'on',
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_ORIGIN: `http://127.0.0.1:${port}`,
  };
  const code = await endOf(startProgram({ file, args, env, isTypeScript: true }, (line) => console.log(line)));
  if (code !== 0) throw new Refusal(`${file} ended with ${code ?? 'a signal'}.`);
}

/** Makes the data of a size where they are not there yet; returns their folder. */
async function dataOf(size: number): Promise<string> {
  const folder = path.resolve('.data', `scale-${size}`);
  const mark = path.join(folder, 'whole');
  if (existsSync(mark)) return folder;
  tell(`making ${size.toLocaleString('en-US')} requests in ${folder}`);
  rmSync(folder, { recursive: true, force: true });
  await runOn(folder, 'scripts/scale.ts', [String(size)]);
  writeFileSync(mark, '');
  return folder;
}

async function measure(size: number): Promise<SizeResult | null> {
  const folder = await dataOf(size);
  const file = path.join(folder, 'bench.json');
  rmSync(file, { force: true });
  tell(`measuring ${size.toLocaleString('en-US')} requests`);
  await runOn(folder, 'scripts/bench/measure-size.ts', [file, '.data/bench-floor']);
  return sizeResult.parse(JSON.parse(readFileSync(file, 'utf8')));
}

function placeOf(load: readonly number[]): Place {
  const [processor] = os.cpus();
  const { version } = JSON.parse(readFileSync('node_modules/next/package.json', 'utf8'));
  return {
    date: new Date().toISOString().slice(0, 16).replace('T', ' '),
    ...{ processor: processor?.model ?? 'unknown processor', cores: os.cpus().length },
    gigabytes: Math.round(os.totalmem() / 2 ** 30),
    ...{ load: load.map((one) => one.toFixed(1)).join(', '), node: process.versions.node, next: String(version) },
  };
}

function write(text: string): void {
  const whole = readFileSync(outcomeFile, 'utf8');
  const [before, rest] = whole.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Refusal(`${outcomeFile} has lost its marks.`);
  writeFileSync(outcomeFile, `${before}${begin}\n\n${text}\n${end}${after}`);
}

await runMain(async () => {
  const sizes = readSizes();
  const load = os.loadavg();
  mkdirSync('.data', { recursive: true });
  tell('building the pages');
  await buildPages(new Processes());
  const results: SizeResult[] = [];
  for (const size of sizes) {
    const result = await measure(size).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      tell(`${size.toLocaleString('en-US')} requests could not be measured: ${error.message}`);
      return null;
    });
    if (result) results.push(result);
  }
  if (results.length === 0) throw new Refusal('Nothing could be measured.');
  const text = resultsAsText(placeOf(load), results, measureFirstLoad(process.env.NEXT_DIST_DIR ?? '.next'));
  write(text);
  console.log(`\n${text}\nWritten to ${outcomeFile}.`);
  if (results.length < sizes.length) throw new Refusal('Not every size could be measured.');
});
