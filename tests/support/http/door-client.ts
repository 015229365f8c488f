import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

// Knocks at the running portal as a program would: with plain requests and the cookie of a session, and at actions by
// their ids, whatever page they belong to.

/** An answer, as far as the tests judge it. */
export type Answer = { status: number; location: string; type: string; body: string; cookies: readonly string[] };

export type Sent = { method?: string; headers?: Readonly<Record<string, string>>; body?: FormData | string };

const triesAgain = 3;
const pauseMs = 1000;

/** Sends requests to one portal. */
export type DoorClient = {
  origin: string;
  knock: (path: string, cookie: string, sent?: Sent) => Promise<Answer>;
};

/** A client for the portal at an address; every request says where it comes from, as a browser does. */
export const doorClient = (origin: string): DoorClient => ({
  origin,
  knock: async (path, cookie, { method = 'GET', headers = {}, body } = {}) => {
    const given = {
      origin,
      'sec-fetch-site': 'same-origin',
      ...(cookie === '' ? {} : { cookie }),
      ...headers,
    };
    const ask = () =>
      fetch(`${origin}${path}`, {
        method,
        headers: given,
        redirect: 'manual',
        ...(body === undefined ? {} : { body }),
      });
    // A connection that was kept open may be closed at the moment it is used again; and a portal on a busy machine
    // says that it has no connection to its database left. What is broken stays broken.
    let answer = await ask().catch(ask);
    for (let again = 0; again < triesAgain && answer.status >= 500; again += 1) {
      await setTimeout(pauseMs);
      answer = await ask();
    }
    // Streams of bytes (a PDF, a pack) are judged by their status; what is text is read.
    const type = answer.headers.get('content-type') ?? '';
    const bytes = Buffer.from(await answer.arrayBuffer());
    return {
      status: answer.status,
      location: answer.headers.get('location') ?? answer.headers.get('x-action-redirect') ?? '',
      type,
      body: bytes.toString(/pdf|zip|octet/u.test(type) ? 'latin1' : 'utf8'),
      cookies: answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? ''),
    };
  },
});

type Manifest = { node: Record<string, { filename: string; exportedName: string }> };

/** The id of each action of the build, by its file and name. */
export const actionIds = (): ReadonlyMap<string, string> => {
  const manifest: Manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8'));
  return new Map(
    Object.entries(manifest.node).map(([id, { filename, exportedName }]) => [`${filename} ${exportedName}`, id]),
  );
};

/** What an action takes besides its form: the answer before it, and what its page hands it; or nothing. */
export type Beside = { bound?: unknown; formAlone?: boolean };

/** What is sent to an action. */
export const actionBody = (
  fields: Readonly<Record<string, string>>,
  { bound, formAlone = false }: Beside = {},
): FormData => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(`_1_${name}`, value);
  const before = formAlone ? [] : [{ ok: true, value: null }];
  body.append('0', JSON.stringify([...(bound === undefined ? [] : [bound]), ...before, '$K1']));
  return body;
};

/** Calls an action by its id. */
export const callAction = (
  { knock }: DoorClient,
  call: { id: string; path: string; cookie: string; body: FormData },
): Promise<Answer> =>
  knock(call.path, call.cookie, {
    method: 'POST',
    headers: { 'next-action': call.id, accept: 'text/x-component' },
    body: call.body,
  });

/** Why an action refused, or where it led; null where it did neither. */
export const whyOf = ({ status, location, body }: Answer): string => {
  if (location !== '') return `to ${location.split(';')[0]}`;
  const why = /"ok":false,"why":"(\w+)"/u.exec(body)?.[1];
  if (why) return why;
  if (/"ok":true/u.test(body)) return 'done';
  return `status ${status}`;
};

const inFlightMost = 8;

/** Does the work for each, eight at a time; answers in the order of what was given. */
export const eachAtOnce = async <In, Out>(list: readonly In[], work: (one: In) => Promise<Out>): Promise<Out[]> => {
  const answers: Out[] = [];
  const waiting = list.map((one, at) => ({ one, at })).reverse();
  const worker = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) answers[next.at] = await work(next.one);
  };
  await Promise.all(Array.from({ length: inFlightMost }, worker));
  return answers;
};
