import { createServer, request, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { asPortalForm, hiddenFieldsOf } from '@/scripts/scan/form-body';
import { type Carried, type Relay, startRelay } from '@/scripts/scan/relay';
import { emptyTally, saysSomething } from '@/scripts/scan/tally';

// The relay of `npm run scan` says whether a scan saw the portal or only its door.

type Seen = { method: string; path: string; cookie: string | undefined; type: string; body: string };

const seen: Seen[] = [];
const stops: (() => void)[] = [];

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  seen.length = 0;
});

const statuses: Readonly<Record<string, number>> = { '/away': 303, '/busy': 429, '/broken': 500 };

const portal = async (): Promise<string> => {
  const server: Server = createServer(async (asked, answer) => {
    const { method = '', url: path = '', headers } = asked;
    const body = await text(asked);
    seen.push({ method, path, cookie: headers.cookie, type: headers['content-type'] ?? '', body });
    if (body.includes('$ACTION_ID_0f')) answer.setHeader('set-cookie', 'access-session=; Max-Age=0');
    if (path === '/away') answer.setHeader('location', '/sign-in?back=%2F');
    answer.writeHead(statuses[path] ?? 200, { 'content-type': 'text/html' }).end('page');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => server.close());
  const at = server.address();
  return `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`;
};

const person = (): Carried & { arrivals: number } => {
  const me = {
    arrivals: 0,
    cookie: () => `access-session=${me.arrivals}`,
    take: (lines: readonly string[]) => lines.length === 0,
    signIn: async () => {
      me.arrivals += 1;
    },
    isSignedIn: async () => true,
  };
  return me;
};

const relayTo = async (origin: string, who: Carried | null): Promise<Relay> => {
  const relay = await startRelay(origin, { person: who, forget: async () => undefined, leftOut: /^\/left/u });
  stops.push(relay.stop);
  return relay;
};

const ask = (relay: Relay, url: string, form?: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(relay.address);
    const headers = form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
    const out = request(
      { hostname, port, path: url, method: form === undefined ? 'GET' : 'POST', headers },
      (answer) => {
        answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
      },
    );
    out.on('error', reject).end(form);
  });

describe('the relay of a scan', () => {
  test('counts answers by status, pages once, and whatever the portal stumbled over', async () => {
    const origin = await portal();
    const relay = await relayTo(origin, null);
    for (const path of ['/a?x=1', '/a?x=2', '/busy', '/broken', '/away']) await ask(relay, `${origin}${path}`);
    expect(relay.tally).toMatchObject({ passed: 5, byStatus: { 200: 2, 303: 1, 429: 1, 500: 1 }, toSignIn: 1 });
    expect([...relay.tally.pages]).toEqual(['/a']);
    expect(relay.tally.failures).toEqual(['500 GET /broken 4 bytes']);
  });

  test('leads to the portal and nowhere else, and not to what is left out', async () => {
    const origin = await portal();
    const relay = await relayTo(origin, null);
    expect(await ask(relay, 'http://elsewhere.invalid/')).toBe(502);
    expect(await ask(relay, `${origin}/left/1`)).toBe(404);
    expect([relay.tally.elsewhere, seen.length]).toEqual([1, 0]);
  });

  test('carries the session, and signs in once more after a sign-out, which it passes on only once', async () => {
    const origin = await portal();
    const who = person();
    const relay = await relayTo(origin, who);
    await ask(relay, `${origin}/a`);
    await ask(relay, `${origin}/a`, '$ACTION_ID_0f=');
    await ask(relay, `${origin}/b`, '$ACTION_ID_0f=');
    await ask(relay, `${origin}/b`);
    expect(seen.map(({ path, cookie }) => `${path} ${cookie}`)).toEqual([
      '/a access-session=0',
      '/a access-session=0',
      '/b access-session=1',
    ]);
    expect([relay.tally.signedInAgain, relay.tally.heldBack]).toEqual([1, 1]);
  });

  test('sends a form on as the portal takes it', async () => {
    const origin = await portal();
    await ask(await relayTo(origin, null), `${origin}/a`, 'words=a%26b');
    expect(seen[0]?.type).toMatch(/^multipart\/form-data; boundary=/u);
    expect(seen[0]?.body).toContain('name="words"\r\n\r\na&b\r\n');
    const asFile = Buffer.from(' name="words"; filename="words"\r\n\r\na');
    expect(String((await asPortalForm(asFile, 'multipart/form-data; boundary=1')).body)).toBe(' name="words"\r\n\r\na');
  });
});

test('a failure counts, unless the scanner had altered the fields by which Next finds the action', async () => {
  const origin = await portal();
  const relay = await relayTo(origin, null);
  await ask(relay, `${origin}/broken`, '%24ACTION_1%3A0=%7B%7D;sleep');
  await ask(relay, `${origin}/broken`, '%24ACTION_1%3A0=%7B%7D&words=%7B%7D;sleep');
  expect([relay.tally.unreadable, relay.tally.failures]).toEqual([1, ['500 POST /broken 4 bytes']]);
});

test.each([
  [{ 200: 60, 404: 40 }, 0, true],
  [{ 200: 40, 429: 60 }, 0, false],
  [{ 200: 40, 303: 60 }, 60, false],
  [{ 404: 100 }, 0, false],
  [{}, 0, false],
])('a scan that met %j, %i of them the sign-in page, says something: %s', (byStatus, toSignIn, isHeard) => {
  const passed = Object.values(byStatus).reduce((sum: number, count) => sum + count, 0);
  expect(saysSomething({ ...emptyTally(), passed, byStatus, toSignIn })).toBe(isHeard);
});

test('what a form sends unseen is read from its page', () => {
  const other = '<form><input type="hidden" name="back" value="x"/><input name="q"/></form>';
  const page = `${other}<form><input type="hidden" name="$ACTION_1:0" value="{&quot;id&quot;:1}"/><input name="email"/></form>`;
  expect(hiddenFieldsOf(page, 'email')).toEqual({ '$ACTION_1:0': '{"id":1}' });
  expect(hiddenFieldsOf(page, 'nothing')).toBeNull();
});
