import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { plantedHoles } from '@/scripts/holes/all-holes';
import { readFound, withRun } from '@/scripts/holes/found-record';
import { plant } from '@/scripts/holes/planted-hole';

// `npm run holes` breaks each protection and looks for red. Here only: each hole can still be planted, once.

test.each(plantedHoles)('$name', (hole) => {
  expect(plant(hole, readFileSync(hole.file, 'utf8'))).not.toBe(readFileSync(hole.file, 'utf8'));
  expect(existsSync(hole.test), hole.test).toBe(true);
  expect(hole.turnsRed.length).toBeGreaterThan(5);
});

test('there are at least thirty, each with a name of its own', () => {
  expect(plantedHoles.length).toBeGreaterThanOrEqual(30);
  expect(new Set(plantedHoles.map(({ name }) => name)).size).toBe(plantedHoles.length);
});

test('each was seen found once: npm run holes with its name keeps the day', () => {
  const { lastFound } = readFound();
  const never = plantedHoles.map(({ name }) => name).filter((name) => lastFound[name] === undefined);
  expect(never).toEqual([]);
});

test('a run that was narrowed keeps the days of the others, and a hole that was missed loses its day', () => {
  const lastWholeRun = { on: '2026-11-01', planted: 3, found: 3, seconds: 60 };
  const before = { lastWholeRun, lastFound: { a: '2026-11-01', b: '2026-11-01', c: '2026-11-01' } };
  const run = { on: '2026-11-29', found: ['a'], missed: ['b'], seconds: 9 };
  expect(withRun(before, { ...run, isWhole: false })).toEqual({
    lastWholeRun,
    lastFound: { a: '2026-11-29', c: '2026-11-01' },
  });
  expect(withRun(before, { ...run, isWhole: true })).toEqual({
    lastWholeRun: { on: '2026-11-29', planted: 2, found: 1, seconds: 9 },
    lastFound: { a: '2026-11-29' },
  });
});
