import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isFileAddress } from '@/components/ui/link/file-address';
import { doorRoutes } from '@/lib/domain/door/door-routes';

// A link to a file is a plain one, and never says `download`: what answers may also be the page to sign in or to confirm
// on, and the browser would save that page under the name of the file.

const filled = (address: string) => address.replaceAll(/\[(?:\.\.\.)?\w+\]/gu, 'a-1');
// Read by programs, or by the page itself.
const neverLinked = [
  '/demonstration.css',
  '/api/auth/[...nextauth]',
  '/api/session',
  '/requests/[requestId]/news',
  '/agreements/[agreementId]/news',
  '/requests/exports/news',
  '/search/hits',
  '/api/health',
  '/api/calendar/[file]',
];
const files = Object.entries(doorRoutes).flatMap(([address, { methods }]) =>
  methods.includes('GET') && !neverLinked.includes(address) ? [filled(address)] : [],
);
const pages = globSync('app/**/page.tsx').map((file) =>
  filled(file.replaceAll('\\', '/').replaceAll(/^app|\/\([\w-]+\)|\/page\.tsx$/gu, '')),
);

test('each address that answers with a file is known to links as one, with what is asked for behind it', () => {
  expect(files.length).toBeGreaterThan(15);
  expect(files.filter((address) => !isFileAddress(address) || !isFileAddress(`${address}?format=csv`))).toEqual([]);
});

test('no page is taken for a file', () => {
  expect(pages.length).toBeGreaterThan(100);
  expect(pages.filter(isFileAddress)).toEqual([]);
});

test('no link of a page says `download`', () => {
  const saying = globSync('{app,components}/**/*.tsx').filter((file) =>
    /<(?:a|Link|LinkButton|NextLink)\b[^<>]*\sdownload(?:=|[\s>])/u.test(readFileSync(file, 'utf8')),
  );
  expect(saying).toEqual([]);
});
