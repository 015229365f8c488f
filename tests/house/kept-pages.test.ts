import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mayBeKept } from '@/lib/domain/door/kept-pages';
import { doorsOfApp } from '@/tests/support/doors/doors-of-app';

// One drawing of a page may serve everybody only where the page asks nothing about who reads it.

const keptPages = doorsOfApp().filter(
  ({ kind, key }) =>
    kind === 'page' && mayBeKept({ method: 'GET', address: key.replaceAll(/\[\w+\]/gu, 'A-1'), headers: {} }),
);

test('only public pages, those that are asked for most', () => {
  expect(keptPages.map(({ key }) => key).sort()).toEqual(
    [
      '/',
      '/offices',
      '/programs',
      '/programs/[code]',
      '/register',
      '/register/[number]',
      '/register/map',
      '/rules',
    ].sort(),
  );
  for (const { file } of keptPages) expect(file).toMatch(/^app\/\(public\)\//u);
});

test('none of them reads a cookie, a header or who is signed in', () => {
  for (const { file } of [...keptPages, { file: 'app/(public)/layout.tsx' }]) {
    expect(readFileSync(file, 'utf8'), file).not.toMatch(/next\/headers|current-actor|requireActor|lib\/server\/auth/u);
  }
});
