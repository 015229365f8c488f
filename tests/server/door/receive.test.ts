import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalBudget } from '@/lib/domain/door/refusal-budget';
import { standingHeaders } from '@/lib/domain/door/response-headers';
import { originOf } from '@/lib/server/auth/client-address';
import { db } from '@/lib/server/db/client';
import { noteAsked, presentScope } from '@/lib/server/db/request-scope';
import { makeServer } from '@/lib/server/door/http-server';
import { noteDoorRefusal } from '@/lib/server/door/note-refusals';
import { hearRefusals, type ToldRefusal } from '@/lib/server/door/refusal-channel';
import { type RawParts, requestLines, sendRaw } from '@/tests/support/raw-http';

// The door on a real line, with a small page behind it that says what reached it.

const publicOrigin = 'http://localhost:3000';
const host = 'Host: localhost:3000';
const own = `Origin: ${publicOrigin}`;
const told: ToldRefusal[] = [];
let server: Server;
let port = 0;

const bytesOf = async (request: IncomingMessage): Promise<number> => {
  let count = 0;
  for await (const part of request) count += part instanceof Uint8Array ? part.byteLength : 0;
  return count;
};

beforeAll(async () => {
  hearRefusals((refusal) => told.push(refusal));
  server = makeServer(
    {
      handle: async (request, response) => {
        const bytes = await bytesOf(request).catch(() => -1);
        if (request.url === '/breaks') throw new Error('planted');
        response.setHeader('X-Powered-By', 'somebody');
        response.removeHeader('X-Frame-Options');
        response.setHeader('Content-Security-Policy', String(request.headers['x-wanted-policy'] ?? ''));
        const type = request.url === '/data.json' ? 'application/json' : 'text/html';
        response.setHeader('Content-Type', type);
        if (request.url === '/asks') noteAsked();
        if (request.url === '/asks' || request.url === '/fails') response.statusCode = 500;
        if (request.url === '/missing') response.statusCode = 404;
        if (request.url === '/out') response.setHeader('Set-Cookie', ['a=b', 'access-session=; Path=/; Max-Age=0']);
        if (request.url === '/in') response.setHeader('Set-Cookie', 'access-session=abc; Path=/');
        const { ip } = originOf({ get: (name) => String(request.headers[name] ?? '') || null });
        response.end(JSON.stringify({ url: request.url, headers: request.headers, bytes, ip, scope: presentScope() }));
      },
      house: { publicOrigin, isDevelopment: false },
      bytesMax: { FORM: 1000, JSON: 1000, FILE: 5000, DIRECTORY: 1000, IMPORT: 1000 },
      built: { scriptsOf: (path) => (path === '/built' ? ['AAAA'] : null), errorScripts: ['EEEE'] },
      budget: refusalBudget(),
      sessionCookie: 'access-session',
    },
    null,
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});

afterAll(() => server.close());

const get = (path: string, ...more: string[]) => sendRaw(port, [requestLines(`GET ${path}`, [host, ...more])]);
const post = (path: string, headers: string[], body: RawParts = []) =>
  sendRaw(
    port,
    (async function* () {
      yield requestLines(`POST ${path}`, [host, ...headers]);
      yield* body;
    })(),
  );
const form = 'Content-Type: multipart/form-data; boundary=x';
const seen = (
  body: string,
): { headers: Record<string, string>; bytes: number; ip: string; scope: string; url: string } => JSON.parse(body);

describe('what reaches the pages', () => {
  test('begins in the scope of a visitor, and knows what was asked for', async () => {
    const { scope, headers } = seen((await get('/requests?a=1&_rsc=x')).body);
    expect(scope).toBe('public');
    expect(headers['x-portal-path']).toBe('/requests?a=1');
  });

  test('holds no header that only the portal may set', async () => {
    const lies = ['X-Middleware-Subrequest: a', 'X-Invoke-Path: /admin', 'X-Portal-Path: /evil', 'Next-Resume: 1'];
    const more = ['X-Forwarded-Host: evil.example', 'Forwarded: host=evil.example', 'X-Portal-Own: guess'];
    const { headers } = seen(
      (await get('/', ...lies, ...more, "Content-Security-Policy: script-src 'nonce-evil'")).body,
    );
    expect(JSON.stringify(headers)).not.toContain('evil');
    expect(headers).not.toHaveProperty('x-middleware-subrequest');
    expect(headers).not.toHaveProperty('next-resume');
    expect(headers['x-forwarded-host']).toBe('localhost:3000');
    expect(headers['x-portal-path']).toBe('/');
  });

  test('knows the address of the caller by the line, whatever he writes', async () => {
    expect(seen((await get('/', 'X-Forwarded-For: 203.0.113.9')).body).ip).toBe('127.0.0.1');
    expect(seen((await get('/')).body).ip).toBe('127.0.0.1');
  });

  test('has no cookie at the addresses for programs of others', async () => {
    const cookie = 'Cookie: access-session=stolen';
    expect((await post('/api/v1/recommendations', [cookie, 'Content-Length: 0'])).body).not.toContain('stolen');
    expect((await post('/account', [cookie, own, form, 'Content-Length: 0'])).body).toContain('stolen');
  });

  test('is the request of the portal itself only with the number of this process', async () => {
    const given = seen((await get('/')).body).headers['x-portal-own'] ?? '';
    expect(given.length).toBeGreaterThanOrEqual(32);
    const inner = [`X-Portal-Own: ${given}`, 'X-Forwarded-For: 203.0.113.9'];
    expect(seen((await sendRaw(port, [requestLines('GET /', ['Host: 127.0.0.1:1', ...inner])])).body).ip).toBe(
      '203.0.113.9',
    );
    expect(
      (await sendRaw(port, [requestLines('GET /', ['Host: 127.0.0.1:1', `X-Portal-Own: ${given}x`])])).status,
    ).toBe(421);
  });
});

describe('what fails', () => {
  test('before anything was asked of the database is a form that could not be read', async () => {
    expect((await post('/fails', [own, form, 'Content-Length: 0'])).status).toBe(400);
  });

  test('later, or with nothing sent, is a fault of the portal', async () => {
    expect((await post('/asks', [own, form, 'Content-Length: 0'])).status).toBe(500);
    expect((await get('/fails')).status).toBe(500);
  });
});

describe('every answer', () => {
  const expectGuarded = (headers: Record<string, string>): void => {
    for (const [name, value] of Object.entries(standingHeaders({ isHttps: false }))) {
      expect(headers[name.toLowerCase()], name).toBe(value);
    }
    expect(headers['content-security-policy']).toMatch(/default-src 'none'/u);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers).not.toHaveProperty('x-powered-by');
  };

  test.each([
    ['200', requestLines('GET /', [host])],
    ['404', requestLines('GET /missing', [host])],
    ['500', requestLines('GET /breaks', [host])],
    ['307', requestLines('GET /', ['Host: 127.0.0.1:3000'])],
    ['403', requestLines('POST /account', [host, form, 'Content-Length: 0'])],
    ['405', requestLines('TRACE /', [host])],
    ['405', requestLines('CONNECT localhost:3000', [host])],
    ['501', requestLines('BREW /', [host])],
    ['400', 'GET / HTP/9\r\n\r\n'],
    ['400', requestLines('GET /', [])],
    ['400', requestLines('GET //evil.example', [host])],
    ['400', `GET / HTTP/1.1\r\n${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`],
    ['431', requestLines('GET /', [host, `X-Long: ${'a'.repeat(20_000)}`])],
    ['414', requestLines(`GET /?${'a'.repeat(9000)}`, [host])],
    ['421', requestLines('GET /', ['Host: evil.example'])],
    ['417', requestLines('GET /', [host, 'Expect: a-miracle'])],
    ['415', requestLines('GET /', [host, 'Content-Encoding: br'])],
  ])('carries the headers of the portal: %s', async (status, lines) => {
    const answer = await sendRaw(port, [lines]);
    expect(answer.status).toBe(Number(status));
    expectGuarded(answer.headers);
  });

  test('has a policy that no route can soften, and a nonce of its own', async () => {
    const policyOf = async (...more: string[]) => (await get('/', ...more)).headers['content-security-policy'] ?? '';
    const [one, two] = [await policyOf('X-Wanted-Policy: script-src *'), await policyOf()];
    expect(one).toMatch(/script-src 'nonce-[\w-]{24}' 'strict-dynamic'/u);
    expect(one).not.toBe(two);
    expect(await policyOf("X-Wanted-Policy: sandbox; default-src 'none'")).toBe("sandbox; default-src 'none'");
    expect((await get('/built')).headers['content-security-policy']).toContain("script-src 'self' 'sha256-AAAA';");
    expect((await get('/missing')).headers['content-security-policy']).toContain("'sha256-EEEE'");
  });

  test('that is no page runs nothing, were it opened as one', async () => {
    expect((await get('/data.json')).headers['content-security-policy']).toBe("sandbox; default-src 'none'");
  });

  test('that ends a session clears what the browser keeps', async () => {
    expect((await get('/out')).headers['clear-site-data']).toBe('"cache", "storage"');
    for (const path of ['/in', '/']) expect((await get(path)).headers).not.toHaveProperty('clear-site-data');
  });

  test('tells pages the nonce that it carries', async () => {
    const { body, headers } = await get('/');
    const nonce = /'nonce-([\w-]+)'/u.exec(seen(body).headers['content-security-policy'] ?? '')?.[1];
    expect(headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
  });
});

describe('a refusal', () => {
  test('reads as a page for people and as a problem for programs, and repeats nothing of what was asked', async () => {
    const asked = ['/account?<script>evil', [form, 'Content-Length: 0']] as const;
    const page = await post(asked[0], [...asked[1], 'Accept: text/html']);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.body).toContain('<h1>This was not sent from the portal</h1>');
    expect(page.body).not.toContain('evil');
    const problem = await post(asked[0], [...asked[1]]);
    expect(problem.headers['content-type']).toBe('application/problem+json');
    expect(JSON.parse(problem.body)).toMatchObject({ status: 403, title: 'This was not sent from the portal' });
  });

  test('of a foreign page is told without ids, and not more often than twenty times a minute', async () => {
    await Promise.all(
      Array.from({ length: 30 }, () => post('/requests/a-1/upload', ['Origin: null', 'Content-Length: 0'])),
    );
    expect(told.length).toBe(20);
    expect(told.at(-1)).toMatchObject({ why: 'FOREIGN', method: 'POST', place: '/requests/[]/upload' });
    await get('//evil.example');
    expect(told.length).toBe(20);
  });

  test('is kept in the audit chain', async () => {
    const number = '0198c7aa-3f00-4000-8000-000000000001';
    await noteDoorRefusal({ id: number, why: 'FOREIGN', method: 'POST', place: '/requests/[]/upload', untold: 7 });
    const event = await db.auditEvent.findFirstOrThrow({
      where: { action: 'portal.foreign_request' },
      orderBy: { seq: 'desc' },
    });
    expect(event).toMatchObject({ outcome: 'refused', actorId: null });
    expect(event.canon).toContain(number);
  });
});

describe('what is brought along', () => {
  const chunk = (bytes: number): string => `${bytes.toString(16)}\r\n${'a'.repeat(bytes)}\r\n`;
  const chunked = [own, form, 'Transfer-Encoding: chunked'];

  test('passes whole up to the limit of its address', async () => {
    expect(seen((await post('/account', [own, form, 'Content-Length: 1000'], ['a'.repeat(1000)])).body).bytes).toBe(
      1000,
    );
    expect(seen((await post('/account', chunked, [chunk(500), chunk(500), '0\r\n\r\n'])).body).bytes).toBe(1000);
    expect(seen((await post('/requests/a/upload', chunked, [chunk(4000), '0\r\n\r\n'])).body).bytes).toBe(4000);
  });

  test('is refused by what it says, before it is sent', async () => {
    const asked = await post('/account', [own, form, 'Content-Length: 1001', 'Expect: 100-continue']);
    expect(asked.status).toBe(413);
    expect(asked.text).not.toContain('100 Continue');
    const small = await post('/account', [own, form, 'Content-Length: 3', 'Expect: 100-continue'], ['abc']);
    expect(small.text).toMatch(/^HTTP\/1\.1 100 Continue/u);
    expect(small.text).toContain('"bytes":3');
  });

  test('is cut off when it goes on without end', async () => {
    const before = process.memoryUsage().rss;
    let sent = 0;
    const endless = function* () {
      for (; sent < 20_000; sent += 1) yield chunk(50_000);
    };
    const { status } = await post('/account', chunked, endless());
    // Told so, or cut off before it was read.
    expect([413, Number.NaN]).toContain(status);
    expect(sent).toBeLessThan(2000);
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
    expect((await get('/')).status).toBe(200);
  });

  test('with two lengths, or a length and chunks, is no request', async () => {
    const pairs = [
      ['Content-Length: 5', 'Transfer-Encoding: chunked'],
      ['Content-Length: 5', 'Content-Length: 6'],
      ['Transfer-Encoding: chunked', 'Transfer-Encoding: identity'],
      ['Transfer-Encoding: xchunked'],
      ['Transfer-Encoding : chunked'],
      ['Content-Length: +5'],
      ['Content-Length: 5, 5'],
    ];
    for (const pair of pairs)
      expect((await post('/account', [own, form, ...pair], ['hello'])).status, pair.join()).toBe(400);
  });
});
