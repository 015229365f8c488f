import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { childEnvironment, findNode } from './dependencies.mjs';
import { runScript } from './run-script.mjs';

const reportsFolder = path.resolve('.data/test-reports');

/** The parts of `npm test`, in order. Each is run by itself too; `whole` marks those that `npm test` runs. */
export const testParts = {
  lint: { whole: true, run: () => countOne(() => runTool('@biomejs/biome/bin/biome', ['ci', '.'])) },
  secrets: { whole: true, run: () => countOne(() => runTool('secretlint/bin/secretlint.js', ['**/*'])) },
  types: { whole: true, run: () => countOne(checkTypes) },
  domain: { whole: true, run: () => runVitest('domain*', []) },
  house: { whole: false, run: () => runVitest('domain*', ['tests/house']) },
  components: { whole: false, run: () => runVitest('domain*', ['tests/components']) },
  server: { whole: true, run: () => runVitest('server*', []) },
  fuzz: { whole: false, run: () => runVitest('server*', ['tests/server/fuzz'], manyInputs()) },
  walks: { whole: false, run: () => runVitest('server*', ['tests/server/workflow/random-walks.test.ts'], manyWalks()) },
  build: { whole: true, run: () => countOne(() => runScript('scripts/portal.ts', ['--build-only'])) },
  sizes: { whole: true, run: () => countOne(() => runScript('scripts/page-sizes.ts', [])) },
  journeys: { whole: true, run: () => runJourneys([], {}) },
  access: { whole: false, run: () => runJourneys(['access-matrix'], { JOURNEYS_OF_DOORS: 'on' }) },
};

async function countOne(run) {
  const isWell = (await run()) === 0;
  return { passed: isWell ? 1 : 0, failed: isWell ? 0 : 1 };
}

async function checkTypes() {
  const code = await runTool('next/dist/bin/next', ['typegen']);
  return code === 0 ? runTool('typescript/bin/tsc', ['--noEmit', '-p', '.']) : code;
}

// A run by itself throws other dice each time, and says which: FUZZ_SEED repeats it.
function manyInputs() {
  const {
    FUZZ_INPUTS = '5000',
    FUZZ_SCHEMA_INPUTS = '5000',
    FUZZ_SEED = `${Date.now() % 1_000_000_007}`,
  } = process.env;
  console.log(`FUZZ_SEED=${FUZZ_SEED} FUZZ_INPUTS=${FUZZ_INPUTS}`);
  return { FUZZ_INPUTS, FUZZ_SCHEMA_INPUTS, FUZZ_SEED };
}

function manyWalks() {
  const { WALKS_EACH = '1667', FUZZ_SEED = `${Date.now() % 1_000_000_007}` } = process.env;
  console.log(`FUZZ_SEED=${FUZZ_SEED} WALKS_EACH=${WALKS_EACH}`);
  return { WALKS_EACH, FUZZ_SEED };
}

async function runVitest(project, filters, env = {}) {
  const file = freshReport(`vitest-${project.replace('*', '')}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await runTool('vitest/vitest.mjs', ['run', '--project', project, ...reporters, ...filters], env);
  return countReport(file, code, (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests }));
}

async function runJourneys(filters, env) {
  const file = freshReport('journeys.json');
  const code = await runTool('@playwright/test/cli.js', ['test', '--reporter=list,json', ...filters], {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  });
  return countReport(file, code, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
  }));
}

// A tool that ends badly without naming a failed test (a file that cannot be read, no test found) is a failure too.
function countReport(file, code, count) {
  try {
    const { passed, failed } = count(JSON.parse(readFileSync(file, 'utf8')));
    return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function freshReport(name) {
  mkdirSync(reportsFolder, { recursive: true });
  const file = path.join(reportsFolder, name);
  rmSync(file, { force: true });
  return file;
}

function runTool(program, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(findNode(), [path.join('node_modules', program), ...args], {
      env: { ...childEnvironment(), ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const passOn = (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, passOn);
    child.once('error', () => resolve(1));
    child.once('exit', (code) => {
      for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, passOn);
      resolve(code ?? 1);
    });
  });
}
