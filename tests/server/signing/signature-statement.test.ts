import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  canonicalStatement,
  type SignatureStatement,
  signingChallenge,
  statementDigest,
} from '@/lib/server/signing/signature-statement';

const hash = (word: string) => createHash('sha256').update(word).digest('hex');

const aStatement = (): SignatureStatement => ({
  statementVersion: 1,
  document: {
    agreementId: 'agr_1',
    agreementNumber: 'AGR-2026-000045',
    version: 3,
    templateId: 'ocs-mou',
    templateVersion: 2,
    sha256: hash('text'),
    byteLength: 32_051,
    pageCount: 3,
  },
  signer: {
    userId: 'user_1',
    legalName: 'Dana Whitlock',
    title: 'Sheriff',
    organizationId: 'agency_1',
    ori: 'ZZ0010000',
    role: 'AGENCY_SIGNATORY',
    authoritySource: 'Elected sheriff',
    authorityOn: '2025-01-05',
    delegationDocumentId: null,
  },
  authentication: {
    method: 'PASSKEY',
    userVerified: true,
    credentialIdSha256: hash('credential'),
    authenticatedAt: '2026-11-25T16:04:00.000Z',
    sessionReference: 'session_1',
    assuranceLevel: 'AAL2',
    ipAddress: '203.0.113.17',
  },
  consent: {
    consentTextId: 'consent-2026-01',
    consentTextSha256: hash('consent'),
    typedName: 'Dana Whitlock',
    intent: "I sign as Sheriff for the Calder County Sheriff's Office.",
    action: 'SIGN',
  },
  time: {
    serverTime: '2026-11-25T16:04:09.000Z',
    timeSource: 'Server clock, NTP',
    nonce: hash('nonce'),
    signingOrder: 2,
    previousStatementSha256: hash('previous'),
  },
});

/** The same statement with one leaf changed to another value of its kind. */
function* oneFieldChanged(): Generator<[string, SignatureStatement]> {
  const parts = ['document', 'signer', 'authentication', 'consent', 'time'] as const;
  const other: Record<string, unknown> = { method: null, action: 'DECLINE', assuranceLevel: 'AAL3' };
  for (const part of parts) {
    for (const [key, value] of Object.entries(aStatement()[part])) {
      const changed = aStatement();
      const next =
        other[key] ??
        (key.endsWith('At') || key === 'serverTime'
          ? '2026-11-25T16:04:10.000Z'
          : /sha256|nonce/i.test(key)
            ? hash(`other ${key}`)
            : key === 'authorityOn'
              ? '2025-01-06'
              : typeof value === 'number'
                ? value + 1
                : typeof value === 'boolean'
                  ? !value
                  : `${value ?? 'delegation'}1`);
      if (key === 'method') Object.assign(changed.authentication, { method: 'TOTP', credentialIdSha256: null });
      else Object.assign(changed[part], { [key]: next });
      yield [`${part}.${key}`, changed];
    }
  }
}

describe('the digest', () => {
  test('is SHA-256 of canonical JSON, whatever the order of the keys', () => {
    const statement = aStatement();
    const turned = Object.fromEntries(Object.entries(statement).reverse());
    const bytes = canonicalStatement(statement);
    expect(Buffer.from(bytes).toString()).toMatch(/^\{"authentication":\{"assuranceLevel":"AAL2","authenticatedAt":/);
    expect(statementDigest(statement)).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(statementDigest({ ...statement, ...turned })).toBe(statementDigest(statement));
    // Computed apart from this code, with Python's json and hashlib: statements stored today must hash alike for ever.
    expect(statementDigest(statement)).toBe('77672e8ab1440139563cce6d42a94283bd82a08b5c1d3312fee5615dd56f91f1');
  });

  test('changes with every single field', () => {
    const digests = new Map([[statementDigest(aStatement()), 'the statement itself']]);
    for (const [field, changed] of oneFieldChanged()) {
      const digest = statementDigest(changed);
      expect(digests.get(digest), field).toBeUndefined();
      digests.set(digest, field);
    }
    expect(digests.size).toBe(35);
  });
});

describe('the form', () => {
  test.each<[string, (statement: SignatureStatement) => object]>([
    ['an unknown field', (statement) => ({ ...statement, note: 'x' })],
    ['another statement version', (statement) => ({ ...statement, statementVersion: 2 })],
    ['a hash that is none', ({ document, ...rest }) => ({ ...rest, document: { ...document, sha256: 'abc' } })],
    ['a short nonce', ({ time, ...rest }) => ({ ...rest, time: { ...time, nonce: 'abcd' } })],
    ['a local time', ({ time, ...rest }) => ({ ...rest, time: { ...time, serverTime: '2026-11-25T16:04:09+02:00' } })],
    ['a first signer with a predecessor', ({ time, ...rest }) => ({ ...rest, time: { ...time, signingOrder: 1 } })],
    [
      'a passkey without its credential',
      ({ authentication, ...rest }) => ({ ...rest, authentication: { ...authentication, credentialIdSha256: null } }),
    ],
  ])('with %s is refused', (_, change) => {
    const changed = { ...aStatement(), ...change(aStatement()) };
    expect(() => statementDigest(changed)).toThrow();
  });
});

test('a passkey challenge is bound to the statement and its nonce', () => {
  const statement = aStatement();
  const expected = createHash('sha256')
    .update('programme-sign-v1')
    .update(canonicalStatement(statement))
    .update(Buffer.from(statement.time.nonce, 'hex'))
    .digest();
  expect(Buffer.from(signingChallenge(statement))).toEqual(expected);
  const other = { ...statement, time: { ...statement.time, nonce: hash('another') } };
  expect(Buffer.compare(signingChallenge(other), expected)).not.toBe(0);
});
