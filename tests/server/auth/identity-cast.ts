import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Arrival, arrive, leaveFor } from '@/lib/server/auth/identity/arrive';
import { providerNamed } from '@/lib/server/auth/identity/provider-settings';
import { db } from '@/lib/server/db/client';
import { makeAgency, makeUser } from '@/tests/support/actors';
import { dataFolder } from '@/tests/support/database';
import { aProvider, type TestProvider, walkThrough } from '@/tests/support/identity-provider';

// A provider with people, and the portal's settings for it: as agencies have one (a shared secret), as login.gov is (a
// key, classes of assurance, a subject of its own), and as a PIV card behind a provider looks.

export const ori = 'ZZ0010000';
export const origin = { ip: '203.0.113.9', userAgent: 'Test browser' };
const secret = 'only-for-tests-0123456789abcdef';

export type Claims = Record<string, unknown>;

/** The claims of the people there. A test may change them. */
export const people: Record<string, Claims> = {};

const backTo = (id: string) => `http://localhost:3000/api/auth/callback/${id}`;

const clientOf = (id: string, more: object) => ({
  client_id: id,
  redirect_uris: [backTo(id)],
  response_types: ['code' as const],
  grant_types: ['authorization_code'],
  ...more,
});

const groups = [
  { claim: 'roles', value: 'officers', roles: ['AGENCY_OFFICER'], agency: ori },
  { claim: 'roles', value: 'heads', roles: ['AGENCY_APPROVER'], agency: ori },
];

const settings = (issuer: string) => {
  const shared = { issuer, emailDomains: ['winter.example'], people: { agencies: [ori] } };
  const byKey = { auth: 'private_key_jwt', keyFile: 'portal.pem', keyId: 'portal' };
  return {
    agency: {
      ...shared,
      ...{ id: 'agency', label: 'Winter Identity', clientId: 'agency' },
      client: { auth: 'client_secret_basic', secret },
      roles: groups,
    },
    login: {
      ...shared,
      ...{ id: 'login', label: 'Login of Winter', clientId: 'login', client: byKey, people: 'ICE' },
      acrValues: ['urn:test:aal2'],
      secondFactor: { acr: ['urn:test:aal2', 'urn:test:piv'] },
      maxAgeSeconds: 3600,
    },
    piv: {
      ...shared,
      ...{ id: 'piv', label: 'PIV of Winter', clientId: 'piv', client: byKey, people: 'ICE' },
      acrValues: ['urn:test:piv'],
      requiredAcr: ['urn:test:piv'],
      secondFactor: { amr: ['x509'] },
      userinfo: true,
    },
    makes: {
      ...shared,
      ...{ id: 'makes', label: 'Winter Accounts', clientId: 'makes', client: { auth: 'client_secret_post', secret } },
      roles: groups,
      createAccounts: true,
    },
  };
};

export type ProviderId = keyof ReturnType<typeof settings>;

/** Where the settings of the test stand. The first line of a test file has to name it. */
export const providersFileOf = (folder: string): string => path.join(folder, 'providers.json');

/** Starts the provider, writes the settings and makes the agency it speaks for. */
export const anIdentityCast = async (): Promise<{ provider: TestProvider; agencyId: string }> => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwks = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'portal', alg: 'RS256', use: 'sig' }] };
  const byKey = { token_endpoint_auth_method: 'private_key_jwt' as const, jwks: jwks as never };
  const provider = await aProvider({
    people,
    clients: [
      clientOf('agency', { client_secret: secret }),
      clientOf('login', { ...byKey, require_auth_time: true }),
      clientOf('piv', byKey),
      clientOf('makes', { client_secret: secret, token_endpoint_auth_method: 'client_secret_post' }),
    ],
  });
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(path.join(dataFolder, 'portal.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
  writeFileSync(providersFileOf(dataFolder), JSON.stringify({ providers: Object.values(settings(provider.issuer)) }));
  const agencyId = await makeAgency();
  await db.agency.update({ where: { id: agencyId }, data: { ori, status: 'VERIFIED', verifiedAt: new Date() } });
  for (const role of ['AGENCY_APPROVER', 'AGENCY_ADMIN'] as const) await makeUser({ role, agencyId });
  return { provider, agencyId };
};

const named = (id: ProviderId) => {
  const found = providerNamed(id);
  if (!found) throw new Error(`There is no provider ${id}.`);
  return found;
};

/** What a browser brings back. A test may change it. */
export type Brought = Parameters<typeof arrive>[1];

type Asked = { purpose?: 'SIGN_IN' | 'LINK'; userId?: string | null; back?: string };

/** Goes to a provider and comes back; returns what the browser brings. */
export const goThere = async (
  id: ProviderId,
  { purpose = 'SIGN_IN', userId = null, back = '/dashboard' }: Asked = {},
) => {
  const left = await leaveFor(named(id), { purpose, back, userId });
  if (!left) throw new Error('The provider could not be reached.');
  const url = await walkThrough(left.url, backTo(id));
  const brought: Brought = {
    query: Object.fromEntries(url.searchParams),
    cookies: { ...left.cookies, flow: left.flow },
  };
  return { brought, url: new URL(left.url) };
};

/** Brings something back from a provider. */
export const comeBack = (id: ProviderId, brought: Brought, actor: { id: string } | null = null): Promise<Arrival> =>
  arrive(named(id), brought, actor, origin);

/** There and back again. */
export const trip = async (id: ProviderId, asked: Asked = {}, actor: { id: string } | null = null) =>
  comeBack(id, (await goThere(id, asked)).brought, actor);
