import { execFileSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { journeysDataDir } from '@/tests/support/browser/mail';
import { dice } from '@/tests/support/door/dice';
import { expectGuarded } from '@/tests/support/door/guarded';
import { knownActions } from '@/tests/support/door/known-actions';
import {
  type Answer,
  ask,
  hiddenFields,
  linksOf,
  multipart,
  portalOrigin,
  signInAs,
} from '@/tests/support/door/portal-client';

// Every kind of page that people come to by following links: what it carries, and that looking at it changes nothing.

test.setTimeout(300_000);

// What looking and refusing leave by themselves: when a session was last used, who read what, how often somebody asked or
// was refused. And what the worker gathers by itself meanwhile: words that can be searched, figures of the reports.
const tracks =
  /session|audit|rate_limits|refusal_tallies|challenge|outbox|deliver|_prisma|search_|document_words|report_(?:figures|runs)/u;

const digests = (): Record<string, string> => {
  const args = ['scripts/start.mjs', '--run', 'tests/support/browser/database-digest.ts'];
  const options = { env: { ...process.env, DATA_DIR: journeysDataDir }, encoding: 'utf8', stdio: 'pipe' } as const;
  const all: Record<string, string> = JSON.parse(
    execFileSync(process.execPath, args, options).trim().split('\n').at(-1) ?? '{}',
  );
  return Object.fromEntries(Object.entries(all).filter(([table]) => !tracks.test(table)));
};

const id = /[0-9a-f]{8}-[0-9a-f-]{27}|AGR-[\w-]+|[A-Z0-9_]{4,}|\d+(?:\.\d+)?/gu;
const kindOf = (address: string): string => (address.split('?', 1)[0] ?? '').replaceAll(id, '*');

type Seen = { address: string; status: number; headers: Answer['headers'] };

/** Follows links from a page, one of each kind, two of those that differ by what case they show. */
const walk = async (begin: string, cookie: string): Promise<Seen[]> => {
  const counts = new Map<string, number>();
  const waiting = [begin];
  const seen: Seen[] = [];
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const kind = kindOf(address);
    const count = counts.get(kind) ?? 0;
    if (count >= 2) continue;
    counts.set(kind, count + 1);
    const answer = await ask(address, cookie ? { cookie } : {});
    seen.push({ address, status: answer.status, headers: answer.headers });
    if (String(answer.headers['content-type']).startsWith('text/html')) waiting.push(...linksOf(answer.body));
    if (count === 0) {
      const head = await ask(address, { method: 'HEAD', ...(cookie ? { cookie } : {}) });
      // Files of the register are counted by the minute: one that was read a moment ago may be refused now.
      expect([answer.status, 429], `HEAD ${address}`).toContain(head.status);
      expect(head.body).toBe('');
    }
  }
  return seen;
};

const people = ['', 'm.delgado@calder.example', 'a.ruiz@investigations.example', 'w.ames@coordination.example'];

test('looking at pages changes nothing, and each carries the headers of the portal', async () => {
  const cookies = await Promise.all(people.map(async (email) => (email ? (await signInAs(email)).cookie : '')));
  const before = digests();
  expect(Object.keys(before).length).toBeGreaterThan(30);
  let signedIn = 0;
  for (const cookie of cookies) {
    for (const { address, status, headers } of await walk(cookie ? '/dashboard' : '/', cookie)) {
      // The same limit: everybody here comes from one address.
      if (status !== 429 || !/^\/register\/(?:feed|data\.)/u.test(address)) expect(status, address).toBeLessThan(400);
      expectGuarded(headers, address);
      if (!cookie) continue;
      signedIn += 1;
      if (!/^\/(?:help|programs|register\/data$|api\/v1\/openapi|icon|$)/u.test(address))
        expect(headers['cache-control'] ?? '', address).toMatch(/no-store|no-cache/u);
      if (/^\/files\//u.test(address)) {
        expect(headers['content-security-policy'], address).toBe("sandbox; default-src 'none'");
        expect(String(headers['content-disposition']), address).toMatch(/^attachment;/u);
        expect(headers['cache-control'], address).toBe('private, no-store');
      }
    }
  }
  expect(signedIn).toBeGreaterThan(100);
  expect(digests()).toEqual(before);
});

test('garbage that is sent to an action stops nothing and changes nothing', async () => {
  const { cookie } = await signInAs('m.delgado@calder.example');
  const before = digests();
  const roll = dice(2026);
  const actions = knownActions();
  const good = multipart([...hiddenFields((await ask('/account', { cookie })).body, 'Sign out'), ['x', 'y']]);
  const counts = new Map<number, number>();
  let slowest = 0;
  for (let at = 0; at < 500; at += 1) {
    const action = actions[roll(actions.length)]?.id ?? '';
    const kind = at % 3;
    const body =
      kind === 0
        ? roll.bytes(600)
        : kind === 1
          ? roll.flight()
          : roll.mutated(good.body.replaceAll(/[0-9a-f]{42}/gu, action));
    const type = kind === 2 ? good.type : at % 2 ? 'text/plain;charset=UTF-8' : good.type;
    const headers = {
      'content-type': type,
      origin: portalOrigin,
      ...(kind === 2 && at % 2 ? {} : { 'next-action': action }),
    };
    const begun = performance.now();
    const { status } = await ask('/account', { method: 'POST', cookie, headers, body });
    slowest = Math.max(slowest, performance.now() - begun);
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  const known = [200, 303, 400, 403, 404, 409, 413, 415, 422, 429];
  expect([...counts.keys()].filter((status) => !known.includes(status))).toEqual([]);
  expect(slowest).toBeLessThan(3000);
  expect((await ask('/api/health')).status).toBe(200);
  expect(digests()).toEqual(before);
  const { cookie: again } = await signInAs('m.delgado@calder.example');
  expect((await ask('/dashboard', { cookie: again })).status).toBe(200);
});
