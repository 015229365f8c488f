import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type PlantedHole, plant } from '@/scripts/holes/planted-hole';
import { runTests, type TestRun } from '@/scripts/holes/run-tests';

/** Holes that one test file should find. They are tried together, so that the file is run unbroken once. */
export type HoleGroup = { test: string; holes: PlantedHole[] };

/** What became of a hole: which test found it and what it said, or why it counts as missed. */
export type Verdict = { hole: PlantedHole; found: boolean; because: string };

type Place = { folder: string; signal: AbortSignal };

const remakesTemplate = ({ file }: PlantedHole) => /^(?:prisma|scripts\/database)\//u.test(file);

/** Puts holes in groups by their test file; those that make the test database anew come last, in a group and among them. */
export function groupHoles(holes: readonly PlantedHole[]): HoleGroup[] {
  const groups = Object.entries(Object.groupBy(holes, ({ test }) => test)).map(([test, of = []]) => ({
    test,
    holes: of.toSorted((a, b) => Number(remakesTemplate(a)) - Number(remakesTemplate(b))),
  }));
  const last = (group: HoleGroup) => Number(group.holes.some(remakesTemplate));
  return groups.toSorted((a, b) => last(a) - last(b));
}

/**
 * Runs the tests that should find the holes of a group, first unbroken and then, the very same tests, once with each
 * hole: so what turns red turns red by the hole. Where they lean on tests before them, these are the whole file.
 * Hands over each verdict as it is known.
 */
export async function tryGroup(place: Place, group: HoleGroup, tell: (verdict: Verdict) => void): Promise<void> {
  let words = [...new Set(group.holes.map(({ turnsRed }) => turnsRed))];
  let whole = await runTests(place, group.test, words);
  if (whole.results.some(({ isRed }) => isRed)) {
    words = [];
    whole = await runTests(place, group.test, words);
  }
  for (const hole of group.holes) {
    tell(faultBefore(whole, hole) ?? (await tryHole(place, hole, words)));
  }
}

function faultBefore({ results, fault }: TestRun, hole: PlantedHole): Verdict | null {
  const missed = (because: string) => ({ hole, found: false, because });
  const [red] = results.filter(({ isRed }) => isRed);
  if (fault !== null) return missed(`unbroken, ${fault}`);
  if (red) return missed(`red before anything was broken: ${red.name}: ${red.said}`);
  if (!results.some(({ name }) => name.includes(hole.turnsRed))) return missed('no test has that name');
  return null;
}

async function tryHole(place: Place, hole: PlantedHole, words: readonly string[]): Promise<Verdict> {
  const file = path.join(place.folder, hole.file);
  const whole = readFileSync(file, 'utf8');
  writeFileSync(file, plant(hole, whole));
  try {
    const { results, fault } = await runTests(place, hole.test, words);
    const red = results.filter(({ isRed }) => isRed);
    const finder = red.find(({ name }) => name.includes(hole.turnsRed));
    if (finder) return { hole, found: true, because: finder.said };
    const others = red.map(({ name, said }) => `${name}: ${said}`).slice(0, 3);
    const because = red.length > 0 ? `other tests turned red: ${others.join('; ')}` : 'nothing turned red';
    return { hole, found: false, because: fault ?? because };
  } finally {
    writeFileSync(file, whole);
  }
}
