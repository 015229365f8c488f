import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { asPortalForm, isUnreadable } from '@/scripts/scan/form-body';
import { type Answer, emptyTally, note, type Tally } from '@/scripts/scan/tally';

// The way between a scanner and the portal. Both scanners ask it for everything (as an HTTP proxy), so it knows what the
// portal answered, whatever the scanner makes of it; it leads nowhere else.

/** Whoever is signed in: what the requests carry, and how to sign in once more. */
export type Carried = {
  cookie: () => string;
  /** Takes the cookies that an answer sets over. Returns false where one of them ends the session. */
  take: (lines: readonly string[]) => boolean;
  signIn: () => Promise<void>;
  isSignedIn: () => Promise<boolean>;
};

/** What a relay needs besides the origin it leads to. */
export type Rules = {
  person: Carried | null;
  /** Empties the counters of the throttle, which would soon refuse everything a scanner asks. */
  forget: () => Promise<unknown>;
  /** Addresses that are not passed on. (`wapiti -x` fails under the Python of Debian 12.) */
  leftOut: RegExp;
};

/** The relay: its address, what it saw, and how to stop it. */
export type Relay = { address: string; tally: Tally; stop: () => void };

const askedEvery = 100;
const hopByHop = ['proxy-connection', 'connection', 'keep-alive', 'proxy-authorization', 'transfer-encoding'];
const actionName = /\$ACTION_ID_[0-9a-f]+/gu;

const exchange = (origin: string, asked: IncomingMessage, path: string, headers: Asked['headers'], body: Buffer) =>
  new Promise<{ answer: IncomingMessage; bytes: Buffer }>((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const out = send({ hostname, port, path, method: asked.method ?? 'GET', headers }, (answer) => {
      buffer(answer).then((bytes) => resolve({ answer, bytes }), reject);
    });
    out.on('error', reject);
    out.end(body);
  });

type Body = { body: Buffer; type: string };

type Asked = { headers: Record<string, string | string[] | undefined> };

const headersFor = (asked: IncomingMessage, origin: string, person: Carried | null, body: Body): Asked['headers'] => {
  const headers = Object.fromEntries(Object.entries(asked.headers).filter(([name]) => !hopByHop.includes(name)));
  // A form of the portal's own pages says so; the door refuses every other one before it is read.
  const own = asked.method === 'POST' ? { origin, 'sec-fetch-site': 'same-origin' } : {};
  const length = body.body.length > 0 ? { 'content-type': body.type, 'content-length': String(body.body.length) } : {};
  // As it stands: the relay hands pages on otherwise than they came.
  const plain = { 'accept-encoding': 'identity' };
  return { ...headers, ...plain, ...own, ...length, ...(person ? { cookie: person.cookie() } : {}) };
};

// What keeps the crawler from its work: it guesses the encoding of a page anew for each form on it, which takes seconds once
// one letter is not ASCII, and reads the text that pages carry a second time for React, which it does not run.
const reactText = /<script[^>]*>self\.__next_f\.push\([\s\S]*?<\/script>/gu;
const entityOf = (letter: string): string => `&#${letter.codePointAt(0)};`;

/** A page as a scanner gets it: the same elements, attributes and words. */
const forScanner = (headers: IncomingMessage['headers'], bytes: Buffer): Buffer => {
  if (!(headers['content-type'] ?? '').startsWith('text/html')) return bytes;
  const page = bytes.toString('utf8').replaceAll(reactText, '');
  return Buffer.from(page.replaceAll(/[^\p{ASCII}]/gu, entityOf));
};

/** Starts a relay to one origin. */
export async function startRelay(origin: string, { person, forget, leftOut }: Rules): Promise<Relay> {
  const tally = emptyTally();
  const partings = new Set<string>();
  let turn: Promise<unknown> = Promise.resolve();

  const signInAgain = async () => {
    await person?.signIn();
    tally.signedInAgain += 1;
  };
  const keepSignedIn = async () => {
    if (person && tally.passed % askedEvery === 0 && !(await person.isSignedIn())) await signInAgain();
  };
  const pass = async (asked: IncomingMessage, path: string, sent: Buffer): Promise<Answer> => {
    const written = await asPortalForm(sent, asked.headers['content-type'] ?? '');
    const { body } = written;
    await forget();
    const { answer, bytes } = await exchange(origin, asked, path, headersFor(asked, origin, person, written), body);
    const given = {
      method: asked.method ?? 'GET',
      path,
      status: answer.statusCode ?? 0,
      headers: answer.headers,
      bytes,
      isUnreadable: isUnreadable(body),
    };
    note(tally, given);
    const isEnd = person?.take(answer.headers['set-cookie'] ?? []) === false;
    if (isEnd) {
      for (const [name] of body.toString('latin1').matchAll(actionName)) partings.add(name);
      await signInAgain();
    }
    return given;
  };
  const answerTo = async (asked: IncomingMessage, response: ServerResponse) => {
    const body = await buffer(asked);
    if (!asked.url?.startsWith(`${origin}/`)) {
      tally.elsewhere += 1;
      return response.writeHead(502).end();
    }
    const path = asked.url.slice(origin.length);
    if (leftOut.test(path)) return response.writeHead(404).end();
    // What signed somebody out once would do so on every page.
    if ([...body.toString('latin1').matchAll(actionName)].some(([name]) => partings.has(name))) {
      tally.heldBack += 1;
      return response.writeHead(204).end();
    }
    await keepSignedIn();
    const { status, headers, bytes: whole } = await pass(asked, path, body);
    const bytes = forScanner(headers, whole);
    for (const name of hopByHop) delete headers[name];
    return response
      .writeHead(status, { ...headers, 'content-length': bytes.length })
      .end(asked.method === 'HEAD' ? '' : bytes);
  };
  const server = createServer((asked, response) => {
    const failed = (error: Error) => {
      tally.broken.push(`${asked.method} ${asked.url?.slice(0, 200)}: ${error.message}`);
      response.writeHead(502).end();
    };
    if (!person) return void answerTo(asked, response).catch(failed);
    // One after the other: signing in again must not overtake what was asked before.
    turn = turn.then(() => answerTo(asked, response).catch(failed));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`, tally, stop };
}
