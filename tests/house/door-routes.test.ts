import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { doorRouteOf, doorRoutes } from '@/lib/domain/door/door-routes';

// The door takes what its list says: a route that is missing there would be treated as a page.

const exported = /export (?:async )?(?:function|const) (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/gu;
const both = /export \{ \w+ as GET, \w+ as POST \}/u;

const routes = globSync('app/**/route.ts').map((file) => {
  const text = readFileSync(file, 'utf8');
  const named = [...text.matchAll(exported)].map(([, method = '']) => method);
  const address = file
    .replaceAll('\\', '/')
    .replace(/^app/u, '')
    .replace(/\/route\.ts$/u, '');
  return {
    address: address.replaceAll(/\/\([\w-]+\)/gu, ''),
    methods: both.test(text) ? ['GET', 'POST'] : named,
    text,
  };
});

describe('the list of the door', () => {
  test('names every route, and no other', () => {
    expect(routes.length).toBeGreaterThan(25);
    expect(Object.keys(doorRoutes).sort()).toEqual(routes.map(({ address }) => address).sort());
  });

  test.each(routes)('$address takes at the door what it takes behind it', ({ address, methods, text }) => {
    const known = doorRoutes[address];
    // Routes that answer GET only to say that they take POST are not read.
    const taken = methods.filter((method) => !text.includes(`export const ${method} = postOnly`));
    expect([...(known?.methods ?? [])].sort()).toEqual(taken.sort());
    expect(known?.methods.includes('POST') ? known.body !== undefined : known?.body === undefined).toBe(true);
  });

  test.each(routes)('$address is found by an address', ({ address }) => {
    const asked = address.replaceAll(/\[(?:\.\.\.)?\w+\]/gu, 'a-1');
    expect(doorRouteOf(asked)).toMatchObject({ ...doorRoutes[address], isPage: false });
    expect(doorRouteOf(`${asked}/`)).toMatchObject({ isPage: false });
    expect(doorRouteOf(`/x${asked}`).isPage).toBe(true);
  });

  test('only the two addresses for programs of others are open', () => {
    const open = Object.entries(doorRoutes).flatMap(([address, { isOpen }]) => (isOpen ? [address] : []));
    expect(open).toEqual(['/api/v1/recommendations', '/api/v1/verify']);
  });
});
