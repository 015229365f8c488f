import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

// A page whose address is a secret tells no other site where one comes from. `no-referrer` would do that too, but then a
// browser without scripts sends forms of the page with `Origin: null`, and the portal refuses them as foreign.

const pages = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith(path.join('[token]', 'page.tsx')))
  .map((file) => path.join('app', file));

test('each page behind a secret address keeps it to this site, and its forms can be sent without scripts', () => {
  expect(pages.length).toBeGreaterThan(4);
  const odd = pages.filter((file) => !readFileSync(file, 'utf8').includes("referrer: 'same-origin'"));
  expect(odd).toEqual([]);
});
