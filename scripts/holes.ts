import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { plantedHoles } from '@/scripts/holes/all-holes';
import { type PlantedHole, plant } from '@/scripts/holes/planted-hole';
import { runTestFiles } from '@/scripts/holes/run-tests';
import { Refusal, runMain } from '@/scripts/refusal';

// npm run holes [-- words]
// Breaks one protection after the other in a copy of the portal, and says whether a test noticed. The tests are first
// run unbroken, so that red means the hole. Words pick the holes whose name holds them.

const leftOut = new Set(['node_modules', '.git', '.data', '.next', 'test-results', 'coverage']);

function copyPortal(): string {
  // Readable for the account that PostgreSQL runs as.
  const folder = mkdtempSync(path.join(tmpdir(), 'holes-'));
  const filter = (source: string) => !leftOut.has(path.relative(process.cwd(), source).split(path.sep)[0] ?? '');
  cpSync(process.cwd(), folder, { recursive: true, filter });
  symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
  mkdirSync(path.join(folder, '.data'), { mode: 0o711 });
  return folder;
}

/** Plants one hole, runs its test and closes it again; returns what is wrong, or null when the test found it. */
async function tryHole(folder: string, hole: PlantedHole): Promise<string | null> {
  const file = path.join(folder, hole.file);
  const whole = readFileSync(file, 'utf8');
  writeFileSync(file, plant(hole, whole));
  try {
    const { failed } = await runTestFiles(folder, [hole.test]);
    if (failed.some((name) => name.includes(hole.turnsRed))) return null;
    return failed.length === 0 ? 'nothing turned red' : `other tests turned red: ${failed.slice(0, 3).join('; ')}`;
  } finally {
    writeFileSync(file, whole);
  }
}

async function refuseRedTests(folder: string, holes: readonly PlantedHole[]): Promise<void> {
  const { passed, failed } = await runTestFiles(folder, [...new Set(holes.map(({ test }) => test))]);
  const missing = holes.filter(({ turnsRed }) => !passed.some((name) => name.includes(turnsRed)));
  const faults = [
    ...failed.map((name) => `Red before anything was broken: ${name}`),
    ...missing.map(({ name, turnsRed }) => `“${name}”: no test is called “${turnsRed}”.`),
  ];
  if (faults.length > 0) throw new Refusal(faults.join('\n'));
}

await runMain(async () => {
  const words = process.argv.slice(2).join(' ');
  const holes = plantedHoles.filter(({ name }) => name.includes(words));
  const folder = copyPortal();
  const missed: string[] = [];
  try {
    await refuseRedTests(folder, holes);
    for (const [at, hole] of holes.entries()) {
      const fault = await tryHole(folder, hole);
      if (fault !== null) missed.push(hole.name);
      console.log(
        `${String(at + 1).padStart(3)}  ${fault === null ? 'found ' : 'MISSED'}  ${hole.name}${fault === null ? '' : `: ${fault}`}`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`${holes.length - missed.length} found, ${missed.length} missed`);
  if (missed.length > 0) throw new Refusal('A hole that no test finds is a hole.');
});
