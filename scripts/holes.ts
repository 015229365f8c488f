import { availableParallelism } from 'node:os';
import { plantedHoles } from '@/scripts/holes/all-holes';
import { keepRun } from '@/scripts/holes/found-record';
import type { PlantedHole } from '@/scripts/holes/planted-hole';
import { copyPortal } from '@/scripts/holes/portal-copy';
import { groupHoles, tryGroup, type Verdict } from '@/scripts/holes/try-holes';
import { Refusal, runMain } from '@/scripts/refusal';

// npm run holes [-- words …]
// Breaks one protection after the other in copies of the portal, and says whether the test that is named for it notices.
// Each argument picks the holes whose name, file or test holds it: to try one, or to go on where a run was cut short.

const copies = Math.min(2, availableParallelism());

async function tryAll(holes: readonly PlantedHole[], verdicts: Verdict[], signal: AbortSignal): Promise<void> {
  const tell = (verdict: Verdict) => {
    const at = String(verdicts.push(verdict)).padStart(3);
    console.log(`${at}  ${verdict.found ? 'found ' : 'MISSED'}  ${verdict.hole.name}\n             ${verdict.because}`);
  };
  const waiting = groupHoles(holes);
  const workOff = async () => {
    const { folder, remove } = await copyPortal();
    try {
      for (let group = waiting.shift(); group; group = waiting.shift()) await tryGroup({ folder, signal }, group, tell);
    } finally {
      await remove();
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: Math.min(copies, waiting.length) }, workOff));
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
}

await runMain(async () => {
  const words = process.argv.slice(2);
  const isAsked = (text: string) => words.length === 0 || words.some((word) => text.includes(word));
  const holes = plantedHoles.filter(({ name, file, test }) => [name, file, test].some(isAsked));
  if (holes.length === 0) throw new Refusal('No hole has these words. All of them are in docs/planted-holes.md.');
  const stop = new AbortController();
  const halt = () => stop.abort(new Refusal('Stopped before the end. What was tried is kept.'));
  process.once('SIGINT', halt).once('SIGTERM', halt);
  const verdicts: Verdict[] = [];
  const began = performance.now();
  try {
    await tryAll(holes, verdicts, stop.signal);
  } finally {
    sumUp(verdicts, Math.ceil((performance.now() - began) / 1000), verdicts.length === plantedHoles.length);
  }
  if (verdicts.some(({ found }) => !found)) throw new Refusal('A hole that no test finds is a hole.');
});

function sumUp(verdicts: readonly Verdict[], seconds: number, isWhole: boolean): void {
  const named = (isFound: boolean) => verdicts.filter(({ found }) => found === isFound).map(({ hole }) => hole.name);
  const [found, missed] = [named(true), named(false)];
  console.log(`\n${verdicts.length} tried, ${found.length} found, ${missed.length} missed, in ${seconds} seconds.`);
  for (const name of missed) console.log(`  missed: ${name}`);
  keepRun({ on: new Date().toISOString().slice(0, 10), found, missed, seconds, isWhole });
}
