import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { providersFile } from '@/lib/domain/access/identity-provider';
import { leaveFor } from '@/lib/server/auth/identity/arrive';
import { discover, ProviderUnreachableError } from '@/lib/server/auth/identity/discovery';
import { readProviders } from '@/lib/server/auth/identity/provider-settings';
import { db } from '@/lib/server/db/client';
import { dataFolder } from '@/tests/support/database';

// A provider that says something else about itself than the settings do, or nothing.

let issuer = '';
let answer: (response: ServerResponse) => void = () => undefined;
const server = createServer((_request, response) => answer(response));

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, 'localhost', resolve);
  });
  issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const doors = () => ({
  issuer,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
});
const says = (content: unknown, status = 200, headers: Record<string, string> = {}) => {
  answer = (response) => response.writeHead(status, headers).end(JSON.stringify(content));
};
const settings = (changes: object = {}) => ({
  ...{ id: 'winter', label: 'Winter Identity', issuer, clientId: 'portal' },
  ...{ client: { auth: 'client_secret_basic', secret: 'x' }, emailDomains: ['calder.example'], people: 'ICE' },
  ...changes,
});

describe('the doors of a provider', () => {
  test.each<[string, () => void]>([
    ['another issuer', () => says({ ...doors(), issuer: 'https://evil.example' })],
    ['its own name with a slash more', () => says({ ...doors(), issuer: `${issuer}/` })],
    ['an exchange over plain http elsewhere', () => says({ ...doors(), token_endpoint: 'http://evil.example/token' })],
    ['keys at no address', () => says({ ...doors(), jwks_uri: 'file:///etc/passwd' })],
    ['an error', () => says(doors(), 500)],
    ['to ask elsewhere', () => says(doors(), 302, { location: 'https://evil.example/' })],
    ['no JSON', () => says('x')],
    ['no end', () => says({ ...doors(), more: 'x'.repeat(300_000) })],
  ])('are not believed where it says %s', async (_name, say) => {
    say();
    await expect(discover({ issuer })).rejects.toThrow(ProviderUnreachableError);
  });

  test('that are as the settings say are taken, and kept for a while', async () => {
    says({ ...doors(), userinfo_endpoint: `${issuer}/me`, something_else: true });
    expect(await discover({ issuer })).toMatchObject({ token_endpoint: `${issuer}/token` });
    says({}, 500);
    expect(await discover({ issuer })).toMatchObject({ jwks_uri: `${issuer}/jwks` });
  });

  test('that nobody answers at let nobody leave, and that is noted', async () => {
    const [provider] = providersFile.parse({ providers: [settings({ issuer: 'http://localhost:9' })] }).providers;
    if (!provider) throw new Error('There is no provider.');
    const left = await leaveFor({ ...provider, key: null }, { purpose: 'SIGN_IN', back: '/dashboard', userId: null });
    expect(left).toBeNull();
    const event = await db.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } });
    expect([event.action, event.canon.includes('"detail":"UNREACHABLE"')]).toEqual(['session.sign_in_refused', true]);
  });
});

describe('the file of providers', () => {
  const fileOf = (content: string) => {
    mkdirSync(dataFolder, { recursive: true });
    const file = path.join(dataFolder, 'some-providers.json');
    writeFileSync(file, content);
    return file;
  };
  const problems = (content: string) => {
    const read = readProviders(fileOf(content));
    return read.ok ? '' : read.problems.join(' ');
  };

  test('is read', () => {
    expect(problems(JSON.stringify({ providers: [settings()] }))).toBe('');
  });

  test('says what is wrong with it', () => {
    const withKey = { auth: 'private_key_jwt', keyFile: 'nowhere.pem' };
    expect(readProviders('/nowhere/providers.json')).toMatchObject({ ok: false });
    expect(problems('{')).toContain('cannot be read as JSON');
    expect(problems(JSON.stringify({ providers: [] }))).toContain('providers');
    expect(problems(JSON.stringify({ providers: [settings({ algorithm: 'HS256' })] }))).toContain('algorithm');
    expect(problems(JSON.stringify({ providers: [settings({ client: withKey })] }))).toContain('private key');
    expect(problems(`"${'x'.repeat(1_000_001)}"`)).toContain('larger');
  });
});
