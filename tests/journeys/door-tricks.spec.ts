import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { expectGuarded } from '@/tests/support/door/guarded';
import { buildFolder } from '@/tests/support/door/known-actions';
import { ask, hiddenFields, portalHost, portalPort, sendFields, signInAs } from '@/tests/support/door/portal-client';
import { bypasses, hiddenPlaces, redirectPayloads } from '@/tests/support/door/tricks';
import { requestLines, sendRaw } from '@/tests/support/raw-http';

// What strangers try at every front door: ways around it, ways out of it, and what somebody might have left lying about.

const officer = 'm.delgado@calder.example';
const administrator = 'w.ames@coordination.example';

const filesOf = (folder: string, kind: RegExp): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && kind.test(entry.name) && !entry.parentPath.includes('generated'))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'));

test('no trick leads past the door', async () => {
  const { cookie: allowed } = await signInAs(administrator);
  const canary = 'o.haddad@removal.example';
  expect((await ask('/admin/people', { cookie: allowed })).body, 'the canary is on the page').toContain(canary);
  const { cookie: other } = await signInAs(officer);
  expect(bypasses.length).toBeGreaterThanOrEqual(25);
  for (const { address, headers = {} } of bypasses) {
    for (const cookie of ['', other]) {
      const lines = [`Host: ${portalHost}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
      const answer = await sendRaw(portalPort, [
        requestLines(`GET ${address}`, cookie ? [...lines, `Cookie: ${cookie}`] : lines),
      ]);
      const where = `${address} ${JSON.stringify(headers)}`;
      expect(answer.text, where).not.toContain(canary);
      expect(answer.status, where).toBeLessThan(500);
      // Pages that are there for nobody begin before they know it: then the page says so.
      if (answer.status === 200)
        expect(answer.text, where).toMatch(/NEXT_REDIRECT|NEXT_HTTP_ERROR_FALLBACK|not found|Sign in/iu);
    }
  }
});

test('no address that is sent along leads out of the portal', async () => {
  expect(redirectPayloads.length).toBeGreaterThanOrEqual(40);
  const { cookie } = await signInAs(officer);
  for (const payload of redirectPayloads) {
    const asked = encodeURIComponent(payload);
    for (const address of [
      `/sign-in?back=${asked}`,
      `/sign-in?callbackUrl=${asked}`,
      `/account/confirm?back=${asked}`,
      `/account/confirm?file=${asked}`,
    ]) {
      const answer = await ask(address, { cookie });
      const kept = [...answer.body.matchAll(/name="back" value="([^"]*)"/gu)].map(([, value = '']) => value);
      for (const back of kept) expect(back, address).toMatch(/^(?:|\/(?![/\\]).*)$/u);
      expect(answer.body, address).not.toMatch(/(?:href|action|content)="[^"]*evil\.example/u);
      expect(answer.headers.location ?? '/', address).toMatch(/^\/(?![/\\])/u);
    }
    for (const address of [
      `/api/auth/signin?callbackUrl=${asked}`,
      `/api/auth/signout?callbackUrl=${asked}`,
      `/api/auth/error?error=${asked}`,
    ]) {
      const answer = await ask(address, { cookie });
      expect(new URL(answer.headers.location ?? '/', `http://${portalHost}`).host, address).toBe(portalHost);
    }
  }
  for (const payload of redirectPayloads.slice(0, 12)) {
    expect((await signInAs(officer, payload)).location, payload).toMatch(/^\/(?![/\\])/u);
  }
  expect((await signInAs(officer, '/requests')).location).toBe('/requests');
});

test('nothing lies about', async () => {
  expect(hiddenPlaces.length).toBeGreaterThanOrEqual(200);
  for (const place of hiddenPlaces) {
    const answer = await ask(`/${place}`);
    expect([400, 404, 405, 307, 308], place).toContain(answer.status);
    expect(answer.body, place).not.toMatch(
      /DATABASE_URL|BEGIN [A-Z ]*KEY|\[core\]|"sources":|node_modules\/|at \S+ \(/u,
    );
  }
  const listed = readdirSync(path.join(buildFolder, 'static'), { recursive: true }).map(String);
  expect(listed.filter((file) => file.endsWith('.map'))).toEqual([]);
  for (const address of ['/api/health/%00', '/requests/%ff', '/files/%2e%2e%2f.env', '/requests/not-an-id']) {
    const { body, status } = await ask(address);
    expect(status, address).toBeLessThan(500);
    expect(body, address).not.toMatch(/node_modules|prisma|postgres|\bat [\w.]+ \(/iu);
    expect(body, address).not.toContain(process.cwd());
  }
});

test('what is sent to browsers holds no secret, no setting and no part of the server', () => {
  const bundles = filesOf(path.join(buildFolder, 'static'), /\.(?:js|css|json)$/u).join('\n');
  expect(bundles.length).toBeGreaterThan(500_000);
  const dataDir = process.env.JOURNEYS_DATA_DIR ?? '.data/journeys';
  expect(bundles).not.toContain(readFileSync(path.join(dataDir, 'auth-secret'), 'utf8').trim());
  // PORT and HOST are words of other programs, too.
  const settings = [...readFileSync('.env.example', 'utf8').matchAll(/^#([A-Z0-9_]+)=/gmu)].map(
    ([, name = '']) => name,
  );
  expect(settings.length).toBeGreaterThan(25);
  for (const name of settings.filter((each) => each.includes('_'))) {
    expect(new RegExp(`\\b${name}\\b`, 'u').test(bundles), name).toBe(false);
  }
  for (const name of [
    'server-only',
    'argon2',
    'PrismaClient',
    'audit_append',
    'pg-boss',
    'canSee',
    'performRequestStep',
  ]) {
    expect(bundles.includes(name), name).toBe(false);
  }
  const textOf = (folder: string) => filesOf(folder, /\.tsx?$/u).join('\n');
  const shown = `${textOf('components')}${textOf('lib/domain')}${textOf('app')}`.replaceAll(/\s+/gu, ' ');
  const sentences = filesOf('lib/server', /\.ts$/u)
    .flatMap((text) => text.match(/'[A-Z][^'\\\n]{45,}'/gu)?.[0] ?? [])
    .map((sentence) => sentence.slice(1, -1))
    .filter((sentence) => !shown.includes(sentence));
  expect(sentences.length).toBeGreaterThan(50);
  expect(sentences.filter((sentence) => bundles.includes(sentence))).toEqual([]);
});

test('what is too much is refused at once, and the portal goes on', async () => {
  const { cookie } = await signInAs(officer);
  const fields = hiddenFields((await ask('/dashboard', { cookie })).body, 'Sign out');
  const long = (bytes: number) =>
    sendFields('/dashboard', [...fields, ['x', 'a'.repeat(bytes)]], { cookie }).catch(() => null);
  for (const bytes of [257 * 1024, 10_000_000]) {
    const begun = Date.now();
    // Told so, or cut off while it was still sending.
    expect([413, undefined]).toContain((await long(bytes))?.status);
    expect(Date.now() - begun).toBeLessThan(2000);
  }
  const head = (headers: string[]) => sendRaw(portalPort, [requestLines('GET /', [`Host: ${portalHost}`, ...headers])]);
  expect((await head([`X-Long: ${'a'.repeat(64_000)}`])).status).toBe(431);
  expect(
    (await head([`Cookie: ${Array.from({ length: 100 }, (_, at) => `c${at}=${'x'.repeat(20)}`).join('; ')}`])).status,
  ).toBe(200);
  expect((await head(['Content-Length: 5'])).status).toBe(400);
  const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
  const json = { method: 'POST', headers: { 'content-type': 'application/json' }, body: deep };
  expect([400, 413, 422]).toContain((await ask('/api/v1/recommendations', json)).status);
  expect((await ask('/dashboard', { cookie })).status, 'the person is still signed in').toBe(200);
});

test('two people who take turns see their own pages and never the other’s', async () => {
  const people = await Promise.all(
    [
      { email: officer, name: 'Maria Delgado', other: 'Ana Ruiz' },
      { email: 'a.ruiz@investigations.example', name: 'Ana Ruiz', other: 'Maria Delgado' },
    ].map(async (person) => ({ ...person, cookie: (await signInAs(person.email)).cookie })),
  );
  const ways: Readonly<Record<string, string>>[] = [{}, { rsc: '1' }, { rsc: '1', 'next-router-prefetch': '1' }];
  const see = async (at: number) => {
    const person = people[at % 2];
    if (!person) throw new Error('nobody');
    const headers = ways[at % 3] ?? {};
    const asking = { cookie: person.cookie, headers };
    const first = await ask(at % 5 === 0 ? '/account?x=%ff%fe' : '/account', asking);
    // A part of a page has an address of its own, to which Next leads.
    const answer = first.status === 307 ? await ask(first.headers.location ?? '', asking) : first;
    expect(answer.status).toBe(200);
    expect(answer.headers['cache-control']).toMatch(/no-store/u);
    if (!('next-router-prefetch' in headers)) expect(answer.body).toContain(person.name);
    expect(answer.body).not.toContain(person.other);
    if (at % 20 === 0) expectGuarded(answer.headers, '/account');
  };
  for (let begun = 0; begun < 200; begun += 4) await Promise.all([0, 1, 2, 3].map((more) => see(begun + more)));
});
