import { randomBytes } from 'node:crypto';
import { Agent, type IncomingHttpHeaders, request } from 'node:http';

// The portal of the journeys, asked without a browser: every header, method and body as the test wants it.

export const portalPort = Number(process.env.JOURNEYS_PORT ?? '3100');
export const portalHost = `localhost:${portalPort}`;
export const portalOrigin = `http://${portalHost}`;

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

export type Asking = {
  method?: string;
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
  cookie?: string;
};

export type Answer = { status: number; headers: IncomingHttpHeaders; body: string };

/** Asks the portal for an address as it stands. */
export const ask = (address: string, { method = 'GET', headers = {}, body, cookie }: Asking = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asked = request(
      {
        ...{ host: '127.0.0.1', port: portalPort, path: address, method, agent },
        headers: {
          host: portalHost,
          ...(cookie ? { cookie } : {}),
          ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
          ...headers,
        },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts).toString() }),
        );
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });

const plain = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const attribute = (tag: string, name: string): string =>
  plain(new RegExp(`\\s${name}="([^"]*)"`, 'u').exec(tag)?.[1] ?? '');

/** The hidden fields of the first form of a page that contains some words. */
export const hiddenFields = (html: string, words: string): [string, string][] => {
  const form = html.match(/<form[\s\S]*?<\/form>/gu)?.find((each) => each.includes(words)) ?? '';
  return [...form.matchAll(/<input type="hidden"[^>]*>/gu)].map(([tag]) => [
    attribute(tag, 'name'),
    attribute(tag, 'value'),
  ]);
};

/** Fields as a form sends them: the type and the body. */
export const multipart = (fields: readonly (readonly [string, string])[]): { type: string; body: string } => {
  const boundary = `----portal${randomBytes(8).toString('hex')}`;
  const parts = fields.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { type: `multipart/form-data; boundary=${boundary}`, body: `${parts.join('')}--${boundary}--\r\n` };
};

/** Sends fields to a page as its own form does. */
export const sendFields = (
  address: string,
  fields: readonly (readonly [string, string])[],
  { headers = {}, ...asking }: Asking = {},
): Promise<Answer> => {
  const { type, body } = multipart(fields);
  const own = { 'content-type': type, origin: portalOrigin, ...headers };
  return ask(address, { ...asking, method: 'POST', headers: own, body });
};

/** Signs a person of the demonstration in with one click; `back` is put into the form as a stranger could. */
export const signInAs = async (email: string, back?: string): Promise<{ cookie: string; location: string }> => {
  const fields = hiddenFields((await ask('/sign-in')).body, `value="${email}"`);
  const sent = fields.map(([name, value]) => [name, name === 'back' && back !== undefined ? back : value] as const);
  const answer = await sendFields('/sign-in', [...sent, ['email', email]]);
  const cookies = (answer.headers['set-cookie'] ?? []).map((line) => line.split(';', 1)[0] ?? '');
  const cookie = cookies.find((each) => each.startsWith('access-session=')) ?? '';
  return { cookie, location: answer.headers.location ?? '' };
};

/** The addresses of the portal that a page leads to. */
export const linksOf = (html: string): string[] =>
  [...html.matchAll(/<a\s[^>]*?href="(\/[^"#]*)/gu)].map(([, href = '']) => plain(href));
