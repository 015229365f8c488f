import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { left, type Target, targets } from '@/scripts/scan/targets';

// A scanner that tries a parameter that nobody reads says nothing: the list of `npm run scan` is held to the pages.

const files = new Map(
  globSync('app/**/{page.tsx,route.ts}').map((file) => {
    const plain = file.replaceAll('\\', '/');
    const page = plain.replace(/^app/u, '').replace(/\/(?:page\.tsx|route\.ts)$/u, '');
    return [page.replaceAll(/\/\([\w-]+\)/gu, '') || '/', plain];
  }),
);

const textOf = (file: string): string => readFileSync(file, 'utf8');

/** A module without what it imports and what it says about itself: names in there are no reading. */
const reading = (file: string): string =>
  textOf(file)
    .replaceAll(/^import [\s\S]*? from '[^']*';$/gmu, '')
    .replaceAll(/^\s*(?:\/\/|\*|\/\*\*).*$/gmu, '');

const imported = (file: string): string[] =>
  [...textOf(file).matchAll(/from '(@\/|\.\/)([^']+)'/gu)]
    .map(([, from, at = '']) => (from === '@/' ? at : `${path.posix.dirname(file)}/${at}`))
    .flatMap((at) => [`${at}.ts`, `${at}.tsx`])
    .filter((at) => existsSync(at));

const reaches = (from: string, to: string, steps = 4): boolean =>
  from === to || (steps > 0 && imported(from).some((at) => reaches(at, to, steps - 1)));

const named = ({ query = {}, form = {} }: Target): string[] => [...Object.keys(query), ...Object.keys(form)];

describe('what npm run scan tries', () => {
  test.each(targets)('$page is there and reads each parameter', (target) => {
    const file = files.get(target.page) ?? '';
    expect(file, target.page).not.toBe('');
    const reader = target.readIn ?? file;
    expect(reaches(file, reader), `${file} to ${reader}`).toBe(true);
    const text = reading(reader);
    expect(named(target).filter((name) => !new RegExp(`\\b${name}\\b`, 'u').test(text))).toEqual([]);
  });

  test.each(targets.filter(({ address }) => address))('$address is an address of $page', ({ page, address = '' }) => {
    const pattern = page.replaceAll(/\[\w+\]/gu, '[^/]+').replaceAll('.', '\\.');
    expect(address.replaceAll('*', '')).toMatch(new RegExp(`^${pattern}$`, 'u'));
  });

  test('every page and route that reads its address is tried, or left with a reason', () => {
    const readers = [...files].flatMap(([page, file]) => (/searchParams|askedIn\(/u.test(textOf(file)) ? [page] : []));
    const tried = new Set(targets.map(({ page }) => page));
    expect(readers.length).toBeGreaterThan(40);
    expect(readers.filter((page) => !tried.has(page)).sort()).toEqual(Object.keys(left).sort());
  });
});
