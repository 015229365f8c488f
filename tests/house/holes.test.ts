import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { plantedHoles } from '@/scripts/holes/all-holes';
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
