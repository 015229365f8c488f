import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { refusalBudget } from '@/lib/domain/door/refusal-budget';
import { makeServer } from '@/lib/server/door/http-server';
import { keepAnswers } from '@/lib/server/door/kept-answers';
import { type RawAnswer, requestLines, sendRaw } from '@/tests/support/raw-http';

// The door with public pages behind it that count how often they are drawn.

const host = 'Host: localhost:3000';
let server: Server;
let port = 0;
let at = 0;
let drawn: string[] = [];
let asked: IncomingMessage['headers'][] = [];
let beforeDrawn: () => Promise<unknown> = async () => undefined;

const nonceOf = (policy: unknown): string => /'nonce-([^']+)'/u.exec(String(policy))?.[1] ?? '';

const draw = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { url = '', headers } = request;
  drawn.push(url);
  asked.push({ ...headers });
  await beforeDrawn();
  const nonce = nonceOf(headers['content-security-policy']);
  if (url.includes('missing')) response.statusCode = 404;
  if (url.includes('cookie')) response.setHeader('Set-Cookie', 'a=b');
  if (url.includes('breaks')) throw new Error('planted');
  response.setHeader('Content-Type', url.includes('data') ? 'application/json' : 'text/html; charset=utf-8');
  response.setHeader('Link', `</a.js>; rel=preload; nonce="${nonce}"`);
  response.write(`<html><script nonce="${url.includes('plain') ? '' : nonce}">`);
  response.end(`"é ${drawn.length} $&"</script><b nonce="${nonce}">${url.includes('half') ? '' : '</html>\n'}`);
};

beforeAll(async () => {
  server = makeServer(
    {
      handle: draw,
      house: { publicOrigin: 'http://localhost:3000', isDevelopment: false },
      bytesMax: { FORM: 1000, JSON: 1000, FILE: 5000, DIRECTORY: 1000, IMPORT: 1000 },
      built: { scriptsOf: () => null, errorScripts: [] },
      budget: refusalBudget(),
      sessionCookie: 'access-session',
      kept: keepAnswers(() => at),
    },
    null,
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});

afterAll(() => server.close());

beforeEach(() => {
  at += 60_000;
  drawn = [];
  asked = [];
  beforeDrawn = async () => undefined;
});

const sent = ['Origin: http://localhost:3000', 'Content-Type: multipart/form-data; boundary=a', 'Content-Length: 0'];

const get = (path: string, ...more: string[]) => sendRaw(port, [requestLines(`GET ${path}`, [host, ...more])]);

/** The text without the sizes of the pieces it was sent in. */
const whole = ({ body }: RawAnswer) => body.replaceAll(/(?:^|\r\n)[\da-f]+\r\n/gu, '').trimEnd();

const nonces = ({ headers, body }: RawAnswer) => [
  nonceOf(headers['content-security-policy']),
  ...[`${headers.link}`, body].flatMap((text) => [...text.matchAll(/nonce="([^"]+)"/gu)].map(([, found]) => found)),
];

describe('a public page that was drawn a moment ago', () => {
  test('serves the next who asks, word for word, with a nonce of its own everywhere', async () => {
    const [one, two] = [await get('/register?q=county'), await get('/register?q=county')];
    expect(drawn).toEqual(['/register?q=county']);
    const [first = '', ...firstRest] = nonces(one);
    const [second = '', ...secondRest] = nonces(two);
    expect(first).toMatch(/^[\w-]{24}$/u);
    expect(firstRest).toEqual([first, first, first]);
    expect(second).not.toBe(first);
    expect(secondRest).toEqual([second, second, second]);
    expect(whole(two).replaceAll(second, first)).toBe(whole(one));
    expect(two.headers['content-type']).toBe(one.headers['content-type']);
    expect(Object.keys(two.headers)).toEqual(expect.arrayContaining(Object.keys(standing(one))));
  });

  test('is drawn anew after two seconds, once, and the old one serves meanwhile', async () => {
    const old = await get('/register');
    at += 2001;
    let go: () => void = () => undefined;
    beforeDrawn = () => new Promise<void>((resolve) => (go = resolve));
    const renewing = get('/register');
    while (drawn.length < 2) await setTimeout(5);
    const meanwhile = await get('/register');
    expect(meanwhile.body).toContain('é 1'.replace('é', 'Ã©'));
    go();
    expect((await renewing).body).not.toBe(old.body);
    beforeDrawn = async () => undefined;
    expect((await get('/register')).body).toContain(' 2 $&');
    expect(drawn).toHaveLength(2);
  });

  test('is drawn anew as soon as anything was sent, also where its drawing began before', async () => {
    const post = () => sendRaw(port, [requestLines('POST /dashboard', [host, ...sent])]);
    await get('/register');
    await post();
    await get('/register');
    expect(drawn).toEqual(['/register', '/dashboard', '/register']);
    at += 60_000;
    let go: () => void = () => undefined;
    beforeDrawn = () => new Promise<void>((resolve) => (go = resolve));
    const early = get('/register');
    while (drawn.length < 4) await setTimeout(5);
    beforeDrawn = async () => undefined;
    await post();
    go();
    await early;
    await get('/register');
    expect(drawn.slice(3)).toEqual(['/register', '/dashboard', '/register']);
  });

  test('is drawn from its address alone: nothing else of a request reaches it', async () => {
    const own = ['Cookie: access-session=abc', 'Accept-Language: de', 'User-Agent: x', 'Authorization: Basic eA=='];
    await get('/offices', ...own, 'X-Anything: y', 'Referer: http://localhost:3000/dashboard');
    const names = Object.keys(asked[0] ?? {});
    expect(names.sort()).toEqual([
      ...['content-security-policy', 'host', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-port'],
      ...['x-forwarded-proto', 'x-portal-own', 'x-portal-path'],
    ]);
  });

  test('does not serve another address, or another form of the page', async () => {
    await get('/register?q=a');
    await get('/register?q=b');
    await get('/register?q=a&_rsc=1');
    await get('/register?q=a', 'RSC: 1');
    await get('/register?q=a', 'Next-Router-Prefetch: 1');
    await sendRaw(port, [requestLines('HEAD /register?q=a', [host])]);
    expect(drawn).toHaveLength(6);
  });
});

describe('what is drawn each time', () => {
  test.each(['/register?missing', '/register?cookie', '/register?data', '/register?half', '/dashboard', '/requests'])(
    '%s',
    async (address) => {
      await get(address);
      await get(address);
      expect(drawn).toEqual([address, address]);
    },
  );

  test('a page that could not be drawn, and the old one is not shown for longer than ten seconds', async () => {
    await get('/rules');
    at += 3000;
    beforeDrawn = () => new Promise(() => undefined);
    void get('/rules');
    while (drawn.length < 2) await setTimeout(5);
    at += 8000;
    beforeDrawn = () => Promise.reject(new Error('planted'));
    expect((await get('/rules')).status).toBe(500);
    beforeDrawn = async () => undefined;
    expect((await get('/rules')).body).toContain(' 4 $&');
  });
});

const standing = ({ headers }: RawAnswer): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'transfer-encoding'));
