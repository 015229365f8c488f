import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

// Whoever sees the portal as somebody else gets in by one function only, and only pages that show may call it. Where a
// file asks `requireActor`, as all others do, they are turned away.

const sources = ['app', 'lib', 'components'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/u.test(name) && !name.includes('generated'))
    .map((name) => path.join(folder, name)),
);
const naming = (word: RegExp) => sources.filter((file) => word.test(readFileSync(file, 'utf8')));

const shown =
  /^app\/\(portal\)\/(?:dashboard|agency|agency\/(?:authority|days-off)|requests|agreements|requests\/.*|agreements\/.*)\/page\.tsx$/u;

test('only pages of cases and of the own agency are shown to whoever looks as somebody else', () => {
  const readers = naming(/\brequireReader\b/u).filter((file) => file !== 'lib/server/auth/current-actor.ts');
  expect(readers.length).toBeGreaterThan(40);
  expect(readers.filter((file) => !shown.test(file))).toEqual([]);
});

test('no page that is shown to them asks for the session in another way', () => {
  const both = naming(/\brequireReader\b/u).filter(
    (file) => file.startsWith('app/') && /\b(?:requireActor|currentActor)\b/u.test(readFileSync(file, 'utf8')),
  );
  expect(both).toEqual([]);
});

test('the frame around the pages is drawn for the person who is seen, by the layout alone', () => {
  expect(naming(/\brequireFrame\b/u)).toEqual(['app/(portal)/layout.tsx', 'lib/server/auth/current-actor.ts']);
});

test('who looks is asked for by the page and the act that end it, and by nothing else', () => {
  expect(naming(/\bpresentView\b/u)).toEqual([
    'app/(portal)/view-as/actions.ts',
    'app/(portal)/view-as/page.tsx',
    'lib/server/auth/current-actor.ts',
  ]);
});
