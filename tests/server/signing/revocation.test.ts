import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRevocationLists, presentRevocationLists } from '@/lib/server/agreements/revocation-file';
import { checkSealReadiness } from '@/lib/server/signing/readiness';
import { readRevocationLists, revokedSince } from '@/lib/server/signing/revocation';
import { sealAgreement } from '@/lib/server/signing/seal';
import type { SealIdentity } from '@/lib/server/signing/seal-identity';
import { certificateFingerprint } from '@/lib/server/signing/seal-identity';
import { requestTimestamp } from '@/lib/server/signing/timestamp-request';
import { verifySeal } from '@/lib/server/signing/verify-seal';
import { anIssuer, aSealFrom, listOf, revoke } from './certificate-authority';
import { openssl } from './pdf-tools';
import { aSampleCertificate } from './sample-certificate';
import { aSealedAgreement } from './sealed-sample';
import { aTimeAuthority } from './time-authority';

// The issuer is openssl, which writes down the time it is: these samples are sealed now.
const folder = mkdtempSync(path.join(tmpdir(), 'issuer-'));
let now: Date;
let good: SealIdentity;
let bad: SealIdentity;
let before: Uint8Array;
let after: Uint8Array;
beforeAll(async () => {
  anIssuer(folder);
  good = await aSealFrom(folder, 'good');
  bad = await aSealFrom(folder, 'bad');
  before = listOf(folder);
  revoke(folder, 'bad');
  after = listOf(folder);
  now = new Date();
});
afterAll(() => rmSync(folder, { recursive: true }));

const judge = async (identity: SealIdentity, list: Uint8Array, pdf?: Uint8Array, more = {}) => {
  const file = pdf ?? (await aSealedAgreement(identity, { signedAt: now })).pdf;
  const trustedFingerprints = [certificateFingerprint(identity.certificate)];
  const verdict = verifySeal(file, { trustedFingerprints, revocationLists: readRevocationLists(list), ...more });
  return verdict.ok ? [] : verdict.problems;
};
const refusal = [expect.stringContaining('The certificate of the seal is revoked since ')];

describe('a seal by a revoked certificate', () => {
  test('is refused once a list of its issuer names it, PEM or DER, and not before', async () => {
    expect(await judge(bad, before)).toEqual([]);
    expect(await judge(bad, after)).toEqual(refusal);
    openssl(folder, 'crl', '-in', 'issuer.crl', '-outform', 'DER', '-out', 'issuer.der');
    expect(await judge(bad, new Uint8Array(readFileSync(path.join(folder, 'issuer.der'))))).toEqual(refusal);
    expect(await judge(good, after)).toEqual([]);
  });

  test('is not refused by a list that another issuer of the same name signed, where the true issuer is at hand', () => {
    const other = mkdtempSync(path.join(tmpdir(), 'issuer-'));
    try {
      anIssuer(other);
      writeFileSync(path.join(other, 'bad.pem'), readFileSync(path.join(folder, 'bad.pem')));
      revoke(other, 'bad');
      const certificate = new X509Certificate(bad.certificate);
      const issuer = new X509Certificate(readFileSync(path.join(folder, 'ca.pem')));
      const since = (list: Uint8Array) => revokedSince(certificate, issuer, readRevocationLists(list));
      expect(since(listOf(other))).toBeNull();
      expect(since(after)).toBeInstanceOf(Date);
    } finally {
      rmSync(other, { recursive: true });
    }
  });

  test('is accepted where a trusted timestamp shows that it is older than the revocation', async () => {
    const time = await aTimeAuthority();
    try {
      const early = await aSealFrom(folder, 'early');
      const { frozenPdf } = await aSealedAgreement(early);
      const certificate = aSampleCertificate(frozenPdf);
      const stamp = (value: Uint8Array) => requestTimestamp(time.authority, value, new Date());
      const signedAt = new Date();
      const { pdf } = await sealAgreement({ frozenPdf, certificate, identity: early, signedAt, stamp });
      // Both are written in whole seconds.
      await new Promise((resolve) => setTimeout(resolve, 1100));
      revoke(folder, 'early');
      const list = listOf(folder);
      expect(await judge(early, list, pdf)).toEqual(refusal);
      expect(await judge(early, list, pdf, { timestampRoots: time.authority.roots })).toEqual([]);
    } finally {
      time.stop();
    }
  });
});

test('the readiness check finds the revoked certificate before an agreement waits for it', async () => {
  expect(await checkSealReadiness(good, now, readRevocationLists(after))).toMatchObject({ ready: true });
  expect(await checkSealReadiness(bad, now, readRevocationLists(after))).toEqual({
    ready: false,
    problem: expect.stringMatching(/^A trial seal did not verify. The certificate of the seal is revoked since /u),
  });
});

describe('the file of the settings', () => {
  const SEAL_CRL_FILE = path.join(folder, 'set.crl');

  test('need not be named; a file that is missing or holds no list says so', async () => {
    expect(await openRevocationLists({})).toEqual([]);
    await expect(openRevocationLists({ SEAL_CRL_FILE })).rejects.toThrow('Put the list of the issuer there');
    writeFileSync(SEAL_CRL_FILE, 'no list');
    await expect(openRevocationLists({ SEAL_CRL_FILE })).rejects.toThrow('Put the list of the issuer there');
  });

  test('is read anew each time; an outdated list seals nothing, but what it revoked stays revoked', async () => {
    writeFileSync(SEAL_CRL_FILE, after);
    expect(await presentRevocationLists(now, { SEAL_CRL_FILE })).toHaveLength(1);
    const later = new Date(now.getTime() + 40 * 86_400_000);
    await expect(presentRevocationLists(later, { SEAL_CRL_FILE })).rejects.toThrow('is out of date since');
    expect(await openRevocationLists({ SEAL_CRL_FILE })).toHaveLength(1);
    writeFileSync(SEAL_CRL_FILE, Buffer.concat([before, after]));
    const [empty, full] = await openRevocationLists({ SEAL_CRL_FILE });
    expect([empty?.revoked.size, full?.revoked.size]).toEqual([0, 1]);
  });
});
