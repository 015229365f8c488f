import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type ClientMetadata, type Configuration } from 'oidc-provider';

// A real OpenID Connect provider on this machine, with people whose claims a test writes. It signs whoever the test
// names in, or asks in the browser where it names nobody. A test may twist the tokens that it hands out.

type Claims = Record<string, unknown>;
type Token = { header: Record<string, unknown>; payload: Claims };

/** Changes a token; what comes back is signed anew with the provider's own key, or handed out as it is where it is a text. */
export type Twist = (token: Token, key: KeyObject) => Token | string;

/** The provider of a test. */
export type TestProvider = {
  issuer: string;
  /** Who signs in next: the name of a person; null to be asked in the browser. */
  signsIn: (name: string | null) => void;
  twist: (change: Twist | null) => void;
  close: () => Promise<void>;
};

type Given = {
  port?: number;
  /** What the token says of each person, by their name there. */
  people: Readonly<Record<string, Claims>>;
  clients: ClientMetadata[];
};

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const partOf = (part: string | undefined): Claims => JSON.parse(Buffer.from(part ?? '', 'base64url').toString());

/** A token signed by RS256. */
export const signedToken = ({ header, payload }: Token, key: KeyObject): string => {
  const head = `${base64(header)}.${base64(payload)}`;
  return `${head}.${sign('RSA-SHA256', Buffer.from(head), key).toString('base64url')}`;
};

const claimNames = ['sub', 'email', 'email_verified', 'name', 'roles', 'acr', 'amr', 'oid'];

const configuration = ({ people, clients }: Given, key: KeyObject): Configuration => ({
  clients,
  jwks: { keys: [{ ...key.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: 'test' } as never] },
  claims: { openid: claimNames, email: ['email', 'email_verified'], profile: ['name'] },
  conformIdTokenClaims: false,
  acrValues: ['urn:test:aal1', 'urn:test:aal2', 'urn:test:piv'],
  cookies: { keys: ['only-for-tests'] },
  features: { devInteractions: { enabled: false } },
  ttl: { Session: 600, Grant: 600, AccessToken: 600, IdToken: 600, Interaction: 600, AuthorizationCode: 60 },
  interactions: { url: (_ctx, interaction) => `/who/${interaction.uid}` },
  findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) as never }),
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({
      accountId: ctx.oidc.session?.accountId ?? '',
      clientId: ctx.oidc.client?.clientId ?? '',
    });
    grant.addOIDCScope('openid email profile');
    await grant.save();
    return grant;
  },
});

/** Starts a provider. */
export const aProvider = async (given: Given): Promise<TestProvider> => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let who: string | null = null;
  let change: Twist | null = null;
  let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  const server = createServer((request, response) => {
    if (change && request.url?.startsWith('/token')) twistAnswer(response, change, privateKey);
    answer(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(given.port ?? 0, 'localhost', resolve);
  });
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, configuration(given, privateKey));
  const koa = provider.callback();
  answer = (request, response) => {
    const asked = new URL(request.url ?? '/', issuer);
    if (!asked.pathname.startsWith('/who/')) return void koa(request, response);
    if (asked.searchParams.has('cancel')) {
      const result = { error: 'access_denied', error_description: 'The person went back.' };
      return void provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
    }
    const name = who ?? asked.searchParams.get('name');
    if (name === null) return askWho(response, asked.pathname, Object.keys(given.people));
    const { acr, amr } = given.people[name] ?? {};
    const login = {
      ...{ accountId: name, ts: Math.floor(Date.now() / 1000), remember: false },
      ...(typeof acr === 'string' ? { acr } : {}),
      ...(Array.isArray(amr) ? { amr: amr.map(String) } : {}),
    };
    void provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
  };
  return {
    issuer,
    signsIn: (name) => {
      who = name;
    },
    twist: (next) => {
      change = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const askWho = (response: ServerResponse, path: string, names: readonly string[]): void => {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  const links = names.map((name) => `<li><a href="${path}?name=${encodeURIComponent(name)}">${name}</a></li>`);
  const cancel = `<p><a href="${path}?cancel=yes">Cancel</a></p>`;
  response.end(
    `<!doctype html><title>Winter Identity</title><h1>Winter Identity</h1><ul>${links.join('')}</ul>${cancel}`,
  );
};

const twistAnswer = (response: ServerResponse, change: Twist, key: KeyObject): void => {
  const end = response.end.bind(response);
  response.end = ((body: unknown) => {
    const content = JSON.parse(String(body)) as { id_token?: string };
    if (!content.id_token) return end(String(body));
    const [header, payload] = content.id_token.split('.');
    const next = change({ header: partOf(header), payload: partOf(payload) }, key);
    const changed = JSON.stringify({
      ...content,
      id_token: typeof next === 'string' ? next : signedToken(next, key),
    });
    response.setHeader('content-length', Buffer.byteLength(changed));
    return end(changed);
  }) as typeof response.end;
};

/** A browser without a window: signs in at the provider, and returns the address it is sent back to. */
export const walkThrough = async (url: string, backTo: string): Promise<URL> => {
  const jar = new Map<string, string>();
  let next = url;
  for (let hops = 0; hops < 12; hops += 1) {
    if (next.startsWith(backTo)) return new URL(next);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(next, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const location = response.headers.get('location');
    if (!location)
      throw new Error(`The provider answered ${response.status}: ${(await response.text()).slice(0, 300)}`);
    next = new URL(location, next).href;
  }
  throw new Error('The provider sent the browser around in circles.');
};
