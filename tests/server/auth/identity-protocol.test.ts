import { createHmac } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/lib/server/db/client';
import { dataFolder } from '@/tests/support/database';
import { signedToken, type TestProvider } from '@/tests/support/identity-provider';
import { comeBack, goThere, providersFileOf, trip } from './identity-cast';
import { anIdentityStage, lastEvent, refusal } from './identity-stage';

// Tokens that are not genuine and trips that are not the browser's own, at a real OpenID Connect provider.

process.env.OIDC_PROVIDERS_FILE = providersFileOf(dataFolder);

const stage = await anIdentityStage();
const { provider, somebody, linked } = stage;
afterAll(() => provider.close());
beforeEach(() => provider.twist(null));

describe('a token that is not genuine', () => {
  const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

  test.each<[string, Parameters<TestProvider['twist']>[0]]>([
    ['of another issuer', ({ header, payload }) => ({ header, payload: { ...payload, iss: 'https://evil.example' } })],
    ['for another portal', ({ header, payload }) => ({ header, payload: { ...payload, aud: 'somebody-else' } })],
    [
      'for several, with another in charge',
      ({ header, payload }) => ({ header, payload: { ...payload, aud: ['agency', 'x'], azp: 'x' } }),
    ],
    ['that is over', ({ header, payload }) => ({ header, payload: { ...payload, exp: inSeconds(-60) } })],
    ['without an end', ({ header, payload }) => ({ header, payload: { ...payload, exp: undefined } })],
    ['without a nonce', ({ header, payload }) => ({ header, payload: { ...payload, nonce: undefined } })],
    ['with another nonce', ({ header, payload }) => ({ header, payload: { ...payload, nonce: 'another' } })],
    [
      'that was changed after it was signed',
      ({ header, payload }, key) => changedAfter(signedToken({ header, payload }, key)),
    ],
    ['without a signature', ({ payload }) => `${part({ alg: 'none' })}.${part(payload)}.`],
    ['signed by the shared secret', ({ payload }) => byHmac(payload)],
  ])('is refused: %s', async (_name, change) => {
    const { user } = await linked('agency');
    provider.twist(change);
    expect(refusal(await trip('agency'))).toBe('TOKEN_REFUSED');
    expect((await lastEvent()).canon).toContain('"detail":"TOKEN_REFUSED"');
    expect(await db.session.count({ where: { userId: user.id, method: { startsWith: 'PROVIDER' } } })).toBe(0);
    provider.twist(null);
    expect((await trip('agency')).kind).toBe('second-factor');
  });

  test('is refused where the sign-in there is too long ago, or its time is not said', async () => {
    await linked('login', { role: 'LIAISON' });
    provider.twist(({ header, payload }) => ({ header, payload: { ...payload, auth_time: inSeconds(-4000) } }));
    expect(refusal(await trip('login'))).toBe('TOKEN_REFUSED');
    provider.twist(({ header, payload }) => ({ header, payload: { ...payload, auth_time: undefined } }));
    expect(refusal(await trip('login'))).toBe('TOKEN_REFUSED');
  });
});

describe('a trip that is not the browser’s own', () => {
  test('is refused: brought a second time, with or without what the browser kept', async () => {
    await linked('agency');
    const { brought } = await goThere('agency');
    expect((await comeBack('agency', brought)).kind).toBe('second-factor');
    expect(refusal(await comeBack('agency', brought))).toBe('NO_FLOW');
    // A code that was used, in a trip of its own.
    const { brought: next } = await goThere('agency');
    const replayed = { query: { ...brought.query, state: next.query.state ?? '' }, cookies: next.cookies };
    expect(refusal(await comeBack('agency', replayed))).toBe('TOKEN_REFUSED');
  });

  test('is refused: another state, another key of PKCE, another nonce, another provider, no cookie', async () => {
    await linked('agency');
    const other = (await goThere('agency')).brought.cookies;
    const twisted = async (change: (brought: Awaited<ReturnType<typeof goThere>>['brought']) => void) => {
      const { brought } = await goThere('agency');
      change(brought);
      return refusal(await comeBack('agency', brought));
    };
    expect(await twisted(({ query }) => Object.assign(query, { state: 'another' }))).toBe('TOKEN_REFUSED');
    expect(await twisted(({ cookies }) => Object.assign(cookies, { state: other.state }))).toBe('TOKEN_REFUSED');
    expect(await twisted(({ cookies }) => Object.assign(cookies, { pkce: other.pkce }))).toBe('TOKEN_REFUSED');
    expect(await twisted(({ cookies }) => Object.assign(cookies, { nonce: other.nonce }))).toBe('TOKEN_REFUSED');
    expect(await twisted(({ cookies }) => Object.assign(cookies, { state: '', nonce: '', pkce: '' }))).toBe(
      'TOKEN_REFUSED',
    );
    expect(await twisted(({ cookies }) => Object.assign(cookies, { flow: '' }))).toBe('NO_FLOW');
    expect(await twisted(({ query }) => Object.assign(query, { iss: 'https://evil.example' }))).toBe('TOKEN_REFUSED');
    expect(await twisted(({ query }) => Reflect.deleteProperty(query, 'iss'))).toBe('TOKEN_REFUSED');
    expect(await twisted(({ query }) => Object.assign(query, { error: 'access_denied' }))).toBe('CANCELLED');
    const { brought } = await goThere('agency');
    expect(refusal(await comeBack('makes', brought))).toBe('NO_FLOW');
  });

  test('links nothing to whoever is signed in here now, when somebody else began', async () => {
    const one = await somebody();
    const other = await somebody();
    const { brought } = await goThere('agency', { purpose: 'LINK', userId: one.person.id });
    expect(refusal(await comeBack('agency', brought, other.person))).toBe('NO_FLOW');
    const { brought: again } = await goThere('agency', { purpose: 'LINK', userId: one.person.id });
    expect(refusal(await comeBack('agency', again, null))).toBe('NO_FLOW');
  });
});

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const changedAfter = (token: string): string => {
  const [header, payload = '', signature] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  return `${header}.${part({ ...claims, sub: 'person-1' })}.${signature}`;
};

const byHmac = (payload: unknown): string => {
  const head = `${part({ alg: 'HS256' })}.${part(payload)}`;
  const mac = createHmac('sha256', 'only-for-tests-0123456789abcdef').update(head).digest('base64url');
  return `${head}.${mac}`;
};
