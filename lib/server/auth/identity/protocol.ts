import 'server-only';
import type { AuthOptions } from 'next-auth';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { cookieOptions, providerCookieNames } from '@/lib/server/auth/auth-cookies';
import { authOptions } from '@/lib/server/auth/auth-options';
import { type Doors, discover } from '@/lib/server/auth/identity/discovery';
import type { ConfiguredProvider } from '@/lib/server/auth/identity/provider-settings';
import { askNextAuth } from '@/lib/server/auth/in-process';
import { hashToken, newToken } from '@/lib/server/auth/secret-token';
import { env } from '@/lib/server/env';
import { log } from '@/lib/server/log';

// The talk with a provider is next-auth's: state, nonce, PKCE, the exchange of the code and the check of the token's
// issuer, audience, time, algorithm and signature. What the claims mean here is decided elsewhere (arrive.ts); next-auth
// never opens a session by them.

type Claims = Readonly<Record<string, unknown>>;
type Profile = Record<string, unknown>;
type OwnKey = NonNullable<OAuthConfig<Profile>['jwks']>['keys'][number];

const answerMs = 5000;

/** What a browser keeps while its person is at the provider. */
export type FlowCookies = { state: string; nonce: string; pkce: string };

type Caught = { claims: Claims | null; problem: string | null };

const clientOf = ({ client, algorithm }: ConfiguredProvider) => ({
  token_endpoint_auth_method: client.auth,
  id_token_signed_response_alg: algorithm,
  ...(client.auth === 'private_key_jwt' ? { token_endpoint_auth_signing_alg: client.algorithm } : {}),
});

type TokenRequest = Parameters<
  Extract<NonNullable<Extract<OAuthConfig<Profile>['token'], object>['request']>, (...args: never[]) => unknown>
>[0];

// The exchange with the checks that the library leaves to its caller: how fresh the sign-in is, and that the answer says
// whose it is where the provider promised to say so (RFC 9207, against mixed-up providers).
const exchange =
  (provider: ConfiguredProvider, doors: Doors, caught: Caught) =>
  async ({ client, params, checks }: Pick<TokenRequest, 'client' | 'params' | 'checks'>) => {
    try {
      if (doors.authorization_response_iss_parameter_supported && params.iss === undefined) {
        throw new Error('iss missing from the response');
      }
      const fresh = provider.maxAgeSeconds === undefined ? {} : { max_age: provider.maxAgeSeconds };
      const tokens = await client.callback(
        callbackAddress(provider),
        params,
        { ...checks, ...fresh, response_type: 'code' },
        provider.client.auth === 'private_key_jwt' ? { clientAssertionPayload: { aud: doors.token_endpoint } } : {},
      );
      const said: Claims = tokens.claims();
      caught.claims = provider.userinfo ? { ...(await factsOf(client, tokens)), ...said } : said;
      return { tokens };
    } catch (error) {
      caught.claims = null;
      caught.problem = error instanceof Error ? error.message.slice(0, 300) : 'unknown';
      throw error;
    }
  };

// The library compares the subject of both (OpenID Connect Core, 5.3.2). How somebody signed in is said by the signed
// token alone.
const factsOf = async (client: TokenRequest['client'], tokens: Parameters<TokenRequest['client']['userinfo']>[0]) => {
  const { acr: _acr, amr: _amr, auth_time: _at, ...facts } = await client.userinfo<Profile>(tokens);
  return facts;
};

const callbackAddress = ({ id }: Pick<ConfiguredProvider, 'id'>): string =>
  `${env.PUBLIC_ORIGIN}/api/auth/callback/${id}`;

const oauthConfig = (provider: ConfiguredProvider, doors: Doors, caught: Caught): OAuthConfig<Profile> => ({
  id: provider.id,
  name: provider.label,
  type: 'oauth',
  issuer: provider.issuer,
  checks: ['pkce', 'state', 'nonce'],
  idToken: true,
  clientId: provider.clientId,
  ...('secret' in provider.client ? { clientSecret: provider.client.secret } : {}),
  client: clientOf(provider),
  ...(provider.key ? { jwks: { keys: [provider.key as OwnKey] } } : {}),
  authorization: {
    url: doors.authorization_endpoint,
    params: {
      scope: provider.scopes.join(' '),
      redirect_uri: callbackAddress(provider),
      ...(provider.acrValues.length > 0 ? { acr_values: provider.acrValues.join(' ') } : {}),
      ...(provider.maxAgeSeconds === undefined ? {} : { max_age: provider.maxAgeSeconds }),
    },
  },
  token: { url: doors.token_endpoint, request: exchange(provider, doors, caught) },
  ...(doors.userinfo_endpoint ? { userinfo: { url: doors.userinfo_endpoint } } : {}),
  jwks_endpoint: doors.jwks_uri,
  httpOptions: { timeout: answerMs },
  profile: (claims) => ({ id: String(claims.sub) }),
});

const optionsFor = (provider: ConfiguredProvider, doors: Doors, caught: Caught): AuthOptions => {
  const base = authOptions();
  const names = providerCookieNames();
  return {
    ...base,
    providers: [oauthConfig(provider, doors, caught)],
    // Whoever comes back is received by arrive.ts; next-auth itself lets nobody in.
    callbacks: { ...base.callbacks, signIn: () => false },
    cookies: {
      ...base.cookies,
      state: { name: names.state, options: cookieOptions() },
      nonce: { name: names.nonce, options: cookieOptions() },
      pkceCodeVerifier: { name: names.pkce, options: cookieOptions() },
    },
  };
};

/**
 * Begins a sign-in at a provider.
 * @returns the address to send the browser to, and the cookies that the answer will be held against
 * @throws ProviderUnreachableError when the provider's doors cannot be found
 */
export const beginAt = async (provider: ConfiguredProvider): Promise<{ url: string; cookies: FlowCookies }> => {
  const doors = await discover(provider);
  const options = optionsFor(provider, doors, { claims: null, problem: null });
  const csrfToken = newToken();
  const names = providerCookieNames();
  const csrfName = options.cookies?.csrfToken?.name ?? '';
  const answer = await askNextAuth(options, {
    method: 'POST',
    query: { nextauth: ['signin', provider.id] },
    body: { csrfToken },
    cookies: { [csrfName]: `${csrfToken}|${hashToken(csrfToken + env.AUTH_SECRET)}` },
    headers: {},
  });
  const kept = (name: string): string => answer.cookies.get(name) ?? '';
  const cookies = { state: kept(names.state), nonce: kept(names.nonce), pkce: kept(names.pkce) };
  if (!answer.redirect?.startsWith(doors.authorization_endpoint) || Object.values(cookies).includes('')) {
    throw new Error(`The sign-in at ${provider.id} could not be begun.`);
  }
  return { url: answer.redirect, cookies };
};

/**
 * Takes what a browser brings back from a provider.
 * @returns the claims of a genuine token; or null and, for the log, what was wrong
 */
export const claimsOf = async (
  provider: ConfiguredProvider,
  query: Record<string, string>,
  cookies: FlowCookies,
): Promise<Caught> => {
  const caught: Caught = { claims: null, problem: null };
  const names = providerCookieNames();
  const doors = await discover(provider);
  await askNextAuth(optionsFor(provider, doors, caught), {
    method: 'GET',
    query: { ...query, nextauth: ['callback', provider.id] },
    body: undefined,
    cookies: { [names.state]: cookies.state, [names.nonce]: cookies.nonce, [names.pkce]: cookies.pkce },
    headers: {},
  });
  if (caught.claims === null) {
    caught.problem ??= 'no token';
    log().warn({ provider: provider.id, problem: caught.problem }, 'A sign-in at a provider was not taken.');
  }
  return caught;
};
