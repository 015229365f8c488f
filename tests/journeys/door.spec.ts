import { expect, test } from '@playwright/test';
import { doorRoutes } from '@/lib/domain/door/door-routes';
import { expectGuarded } from '@/tests/support/door/guarded';
import { knownActions } from '@/tests/support/door/known-actions';
import {
  ask,
  hiddenFields,
  multipart,
  portalHost,
  portalOrigin,
  portalPort,
  sendFields,
  signInAs,
} from '@/tests/support/door/portal-client';
import { sendRaw } from '@/tests/support/raw-http';

// The front door of the portal as it runs, knocked at without a browser.

const officer = 'm.delgado@calder.example';

const foreign: Readonly<Record<string, string>>[] = [
  {},
  { 'sec-fetch-site': 'same-origin' },
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
  { origin: `http://app.${portalHost}` },
  { origin: `http://localhost:${portalPort + 1}` },
  { origin: `https://${portalHost}` },
  { origin: `http://127.0.0.1:${portalPort}` },
  { origin: portalOrigin, 'sec-fetch-site': 'cross-site' },
  { referer: `${portalOrigin}/account` },
];

const bodies = [
  { type: 'application/x-www-form-urlencoded', body: 'a=b' },
  { type: 'text/plain;charset=UTF-8', body: '[]' },
  multipart([['a', 'b']]),
];

const fill = (address: string): string =>
  address.replaceAll(/\[(?:\.\.\.)?\w+\]/gu, '00000000-0000-4000-8000-000000000000');
const mutating = Object.entries(doorRoutes).flatMap(([address, { methods, isOpen }]) =>
  methods.includes('POST') && !isOpen ? [fill(address)] : [],
);

test('no foreign page can send a form, whatever it says of itself', async () => {
  const { cookie } = await signInAs(officer);
  expect(mutating.length).toBeGreaterThan(10);
  let tried = 0;
  for (const address of [
    ...mutating,
    '/account',
    '/dashboard',
    '/requests/new',
    '/sign-in',
    '/there-is-no-such-page',
  ]) {
    for (const headers of foreign) {
      for (const { type, body } of bodies) {
        const answer = await ask(address, {
          method: 'POST',
          cookie,
          body,
          headers: { 'content-type': type, ...headers },
        });
        expect(answer.status, `${address} ${JSON.stringify(headers)} ${type}`).toBe(403);
        tried += 1;
      }
    }
  }
  expect(tried).toBeGreaterThan(500);
});

test('no foreign page can call an action by its number', async () => {
  const { cookie } = await signInAs(officer);
  const actions = knownActions();
  expect(actions.length).toBeGreaterThan(80);
  for (const { id, name } of actions) {
    for (const headers of foreign.slice(0, 6)) {
      const sent = { 'content-type': 'text/plain;charset=UTF-8', 'next-action': id, ...headers };
      const answer = await ask('/account', { method: 'POST', cookie, body: '[]', headers: sent });
      expect(answer.status, `${name} ${JSON.stringify(headers)}`).toBe(403);
    }
  }
  // The same call from the portal itself goes through the door, and the person is still signed in.
  const own = { 'content-type': 'text/plain;charset=UTF-8', 'next-action': '0'.repeat(42), origin: portalOrigin };
  expect((await ask('/account', { method: 'POST', cookie, body: '[]', headers: own })).status).not.toBe(403);
  expect((await ask('/account', { cookie })).status).toBe(200);
});

test('an open address takes no cookie and no form', async () => {
  const { cookie } = await signInAs(officer);
  for (const address of ['/api/v1/recommendations', '/api/v1/verify']) {
    for (const { type, body } of bodies) {
      const answer = await ask(address, { method: 'POST', cookie, body, headers: { 'content-type': type } });
      expect([400, 415, 422]).toContain(answer.status);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  }
});

test('every address takes its own methods and no other', async () => {
  const addresses = [
    ...Object.keys(doorRoutes).map(fill),
    '/',
    '/dashboard',
    '/sign-in',
    '/help/glossary',
    '/icon.svg',
    '/nothing',
  ];
  for (const address of addresses) {
    for (const method of ['TRACE', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'MKCOL', 'SEARCH', 'PURGE']) {
      const answer = await ask(address, { method, headers: { origin: portalOrigin } });
      expect(answer.status, `${method} ${address}`).toBe(405);
      expect(answer.headers.allow, `${method} ${address}`).toMatch(/GET|POST/u);
    }
  }
  for (const first of ['BREW /', 'get /', 'CONNECT localhost:80', 'GETT /']) {
    const answer = await sendRaw(portalPort, [`${first} HTTP/1.1\r\nHost: ${portalHost}\r\nConnection: close\r\n\r\n`]);
    expect([400, 405, 501], first).toContain(answer.status);
    expectGuarded(answer.headers, first);
  }
  for (const name of ['x-http-method-override', 'x-method-override', 'x-http-method']) {
    expect((await ask('/register', { headers: { [name]: 'DELETE' } })).status).toBe(200);
  }
});

test('the portal is where it is, whatever a request calls it', async () => {
  const hosts = [
    'evil.example',
    `evil.example:${portalPort}`,
    `${portalHost}.evil.example`,
    `evil.${portalHost}`,
    'localhost',
  ];
  const odd = [
    `localhost:${portalPort + 1}`,
    `localhost.:${portalPort}`,
    `${portalHost}@evil.example`,
    'xn--e1awd7f.example',
    '[::ffff:1]',
  ];
  for (const host of [...hosts, ...odd, ' ', `${portalHost}, evil.example`, `${portalHost}/x`, '169.254.169.254']) {
    for (const address of ['/', '/sign-in', '/dashboard', '/api/auth/signin']) {
      const answer = await sendRaw(portalPort, [
        `GET ${address} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
      ]);
      expect([400, 421], `${host} ${address}`).toContain(answer.status);
      expect(answer.text).not.toContain('evil');
    }
  }
  const twice = await sendRaw(portalPort, [
    `GET / HTTP/1.1\r\nHost: ${portalHost}\r\nHost: evil.example\r\nConnection: close\r\n\r\n`,
  ]);
  expect(twice.status).toBe(400);
});

test('no forwarded name reaches a page, a redirect or a file', async () => {
  const lies = [
    'x-forwarded-host',
    'x-host',
    'forwarded',
    'x-original-host',
    'x-forwarded-server',
    'x-original-url',
    'x-rewrite-url',
  ];
  const headers = Object.fromEntries([...lies.map((name) => [name, 'evil.example']), ['x-forwarded-proto', 'gopher']]);
  const addresses = [
    '/',
    '/sign-in',
    '/dashboard',
    '/register',
    '/register/feed.atom',
    '/register/data.json',
    '/verify',
    '/help/api',
  ];
  for (const address of [
    ...addresses,
    '/api/v1/openapi.json',
    '/api/auth/signin',
    '/api/auth/signout',
    '/help/glossary/',
    '/nothing',
  ]) {
    const answer = await ask(address, { headers });
    expect(JSON.stringify(answer.headers) + answer.body, address).not.toMatch(/evil\.example|gopher/u);
    if (answer.headers.location) expect(answer.headers.location, address).toMatch(/^(?:\/(?!\/)|http:\/\/localhost:)/u);
  }
});

test('what next-auth has left gives nothing away', async () => {
  const { cookie } = await signInAs(officer);
  for (const address of [
    'csrf',
    'session',
    'providers',
    'signin',
    'signin/credentials',
    'error',
    'verify-request',
    '_log',
    'nothing',
  ]) {
    const answer = await ask(`/api/auth/${address}`, { cookie });
    expect(answer.body, address).not.toMatch(/delgado|Maria|AGENCY_OFFICER|ticket|secret|agencyId/iu);
    expect(answer.status, address).toBeLessThan(500);
  }
  const signOut = await ask('/api/auth/signout', { cookie });
  expect(signOut.headers['set-cookie']?.join() ?? '', 'reading signs nobody out').not.toContain('access-session=;');
  expect((await ask('/account', { cookie })).status).toBe(200);
  const forged = await sendFields(
    '/api/auth/callback/credentials',
    [
      ['ticket', 'x'],
      ['csrfToken', 'x'],
    ],
    { cookie },
  );
  expect(forged.headers['set-cookie']?.join() ?? '').not.toContain('access-session=');
});

test('an action that another page holds is found there, and the portal knows itself', async () => {
  const { cookie } = await signInAs(officer);
  const form = hiddenFields((await ask('/dashboard', { cookie })).body, 'Sign out');
  const signOut = /^\$ACTION_ID_([0-9a-f]+)$/u.exec(form.map(([name]) => name).join())?.[1] ?? '';
  const headers = { 'content-type': 'text/plain;charset=UTF-8', 'next-action': signOut, origin: portalOrigin };
  const answer = await ask('/register', { method: 'POST', cookie, body: '[]', headers });
  expect(answer.headers['x-action-redirect'] ?? answer.headers.location).toContain('/signed-out');
  expect((await ask('/dashboard', { cookie })).headers.location).toContain('/sign-in');
});

test('signing out clears what the browser keeps', async () => {
  const { cookie } = await signInAs(officer);
  const page = await ask('/dashboard', { cookie });
  expect(page.headers['cache-control']).toContain('no-store');
  const answer = await sendFields('/dashboard', hiddenFields(page.body, 'Sign out'), { cookie });
  expect(answer.status).toBe(303);
  expect(answer.headers['clear-site-data']).toBe('"cache", "storage"');
  expect((await ask('/dashboard', { cookie })).headers.location).toContain('/sign-in');
});
