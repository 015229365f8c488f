import { X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { certificateFingerprint, loadSealIdentity, sealIdentityStatus } from '@/lib/server/signing/seal-identity';
import { verifySeal } from '@/lib/server/signing/verify-seal';
import { hasTool, inFolder, onPdf, openssl } from './pdf-tools';
import { anIdentity, aSealedAgreement, SEALED_AT } from './sealed-sample';

const START = new Date('2026-11-01T00:00:00Z');

describe('a demonstration identity', () => {
  test('says in its names that nobody vouches for it', async () => {
    const { identity, fingerprint } = await anIdentity(START);
    expect(sealIdentityStatus(identity, new Date('2026-11-02T00:00:00Z'))).toEqual({
      subject: 'O=ACCESS Partnership Portal, OU=DEMONSTRATION ONLY - NOT AN AGENCY, CN=DEMONSTRATION portal seal',
      issuer: 'O=ACCESS Partnership Portal, OU=DEMONSTRATION ONLY - NOT AN AGENCY, CN=DEMONSTRATION portal seal',
      fingerprint,
      notBefore: START,
      notAfter: new Date('2036-11-01T00:00:00Z'),
      daysLeft: 3652,
      valid: true,
      demonstration: true,
    });
  });

  test('counts its days down and ends', async () => {
    const { identity } = await anIdentity(START);
    const at = (day: string) => sealIdentityStatus(identity, new Date(day));
    expect(at('2036-10-31T12:00:00Z')).toMatchObject({ daysLeft: 0, valid: true });
    expect(at('2036-11-02T00:00:00Z')).toMatchObject({ daysLeft: -1, valid: false });
    expect(at('2026-10-31T00:00:00Z')).toMatchObject({ valid: false });
  });

  test('is a new key and password each time', async () => {
    const [one, two] = [await anIdentity(START), await anIdentity(START)];
    expect(one.fingerprint).not.toBe(two.fingerprint);
    expect(one.password).not.toBe(two.password);
  });
});

test('a wrong password, garbage and another person’s file are told apart from a good one', async () => {
  const { pkcs12, password } = await anIdentity(START);
  const message = 'Check SEAL_P12_FILE (a PKCS#12 file) and SEAL_P12_PASSWORD.';
  await expect(loadSealIdentity(pkcs12, `${password}x`)).rejects.toThrow(message);
  await expect(loadSealIdentity(new Uint8Array([1, 2, 3]), password)).rejects.toThrow(message);
  await expect(loadSealIdentity(new Uint8Array(), '')).rejects.toThrow(message);
  await expect(loadSealIdentity(pkcs12, password)).resolves.toMatchObject({ keyKind: 'EC', chain: [] });
});

describe.skipIf(!hasTool('openssl'))('identities from openssl', () => {
  const leafFiles = (usage: string) => ({
    'leaf.ext': `basicConstraints=critical,CA:FALSE\nkeyUsage=critical,${usage}\n`,
  });

  function pkcs12(folder: string, bits: number, more: string[] = []): Uint8Array {
    const key = ['-newkey', `rsa:${bits}`, '-nodes'];
    openssl(
      folder,
      'req',
      '-x509',
      ...key,
      '-keyout',
      'ca.key',
      '-out',
      'ca.pem',
      '-days',
      '3650',
      '-subj',
      '/CN=Test root',
    );
    openssl(folder, 'req', ...key, '-keyout', 'leaf.key', '-out', 'leaf.csr', '-subj', '/O=Test/CN=Portal seal');
    const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'leaf.ext', '-days', '3000'];
    openssl(folder, 'x509', '-req', '-in', 'leaf.csr', ...signed, '-out', 'leaf.pem');
    const parts = ['-inkey', 'leaf.key', '-in', 'leaf.pem', '-certfile', 'ca.pem', '-passout', 'pass:secret'];
    openssl(folder, 'pkcs12', '-export', ...parts, ...more, '-out', 'seal.p12');
    return new Uint8Array(readFileSync(path.join(folder, 'seal.p12')));
  }

  const load = (usage: string, bits: number, more: string[] = []) =>
    loadSealIdentity(
      inFolder(leafFiles(usage), (folder) => pkcs12(folder, bits, more)),
      'secret',
    );
  const soon = new Date(Date.now() + 86_400_000);

  test('an RSA-3072 certificate under a root seals, and poppler and we accept it', async () => {
    const identity = await load('digitalSignature,nonRepudiation', 3072);
    expect(identity).toMatchObject({ keyKind: 'RSA', chain: { length: 1 } });
    expect(sealIdentityStatus(identity, soon)).toMatchObject({
      subject: 'O=Test, CN=Portal seal',
      issuer: 'CN=Test root',
      demonstration: false,
    });
    const { pdf } = await aSealedAgreement(identity, { signedAt: soon });
    const trustedFingerprints = [certificateFingerprint(identity.certificate)];
    expect(verifySeal(pdf, { trustedFingerprints })).toMatchObject({ ok: true });
    if (!hasTool('pdfsig')) return;
    const report = onPdf(pdf, 'pdfsig', ['-nocert']);
    expect(report).toContain('Signature is Valid.');
    expect(report).toContain('Total document signed');
  }, 60_000);

  test('a certificate that is not for signatures makes a seal that is refused', async () => {
    const identity = await load('keyEncipherment', 3072);
    const { pdf } = await aSealedAgreement(identity, { signedAt: soon });
    expect(verifySeal(pdf, { trustedFingerprints: [certificateFingerprint(identity.certificate)] })).toEqual({
      ok: false,
      problems: ['The certificate of the seal is not meant for signatures.'],
    });
  }, 60_000);

  test('a short key is refused when it is loaded', async () => {
    await expect(load('digitalSignature', 2048)).rejects.toThrow('too short');
  }, 60_000);

  test('a file without the certificate of its key is refused', async () => {
    const broken = inFolder(leafFiles('digitalSignature'), (folder) => {
      pkcs12(folder, 3072);
      const parts = ['-inkey', 'leaf.key', '-in', 'leaf.pem', '-passout', 'pass:secret', '-nocerts'];
      openssl(folder, 'pkcs12', '-export', ...parts, '-out', 'key-only.p12');
      return new Uint8Array(readFileSync(path.join(folder, 'key-only.p12')));
    });
    await expect(loadSealIdentity(broken, 'secret')).rejects.toThrow('SEAL_P12_FILE');
  }, 60_000);
});

test.skipIf(!hasTool('openssl'))(
  'a certificate with the same key and names cannot take the place of the signed one',
  async () => {
    const { pkcs12, one, two } = inFolder({}, (folder) => {
      openssl(folder, 'genrsa', '-out', 'key.pem', '3072');
      const names = ['-subj', '/CN=Twin', '-set_serial', '4711', '-addext', 'keyUsage=critical,nonRepudiation'];
      for (const days of ['3000', '3001']) {
        const out = ['-out', `${days}.pem`, '-days', days];
        openssl(folder, 'req', '-x509', '-key', 'key.pem', ...names, ...out);
        openssl(folder, 'x509', '-in', `${days}.pem`, '-outform', 'DER', '-out', `${days}.der`);
      }
      const parts = ['-inkey', 'key.pem', '-in', '3000.pem', '-passout', 'pass:secret'];
      openssl(folder, 'pkcs12', '-export', ...parts, '-out', 'twin.p12');
      const read = (name: string) => new Uint8Array(readFileSync(path.join(folder, name)));
      return { pkcs12: read('twin.p12'), one: read('3000.der'), two: read('3001.der') };
    });
    const identity = await loadSealIdentity(pkcs12, 'secret');
    const { pdf } = await aSealedAgreement(identity, { signedAt: new Date(Date.now() + 86_400_000) });
    const trustedFingerprints = [one, two].map(certificateFingerprint);
    expect(verifySeal(pdf, { trustedFingerprints }).ok).toBe(true);
    const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
    const swapped = Buffer.from(Buffer.from(pdf).toString('latin1').replace(hex(one), hex(two)), 'latin1');
    expect(swapped.length).toBe(pdf.length);
    expect(Buffer.compare(swapped, pdf)).not.toBe(0);
    expect(verifySeal(new Uint8Array(swapped), { trustedFingerprints })).toEqual({
      ok: false,
      problems: ['The seal was made for another certificate.'],
    });
  },
  60_000,
);

test.skipIf(!hasTool('openssl'))(
  'only the issuers of the certificate may travel with it',
  async () => {
    const { pkcs12, middle } = inFolder(
      { 'ca.ext': 'basicConstraints=critical,CA:TRUE', 'leaf.ext': 'keyUsage=digitalSignature' },
      (folder) => {
        const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
        openssl(
          folder,
          'req',
          '-x509',
          ...ec,
          '-keyout',
          'root.key',
          '-out',
          'root.pem',
          '-subj',
          '/CN=Root',
          '-days',
          '3000',
        );
        for (const [name, by, ext] of [
          ['middle', 'root', 'ca.ext'] as const,
          ['leaf', 'middle', 'leaf.ext'] as const,
        ]) {
          openssl(folder, 'req', ...ec, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=Test ${name}`);
          const signer = [
            '-CA',
            `${by}.pem`,
            '-CAkey',
            `${by}.key`,
            '-CAcreateserial',
            '-extfile',
            ext,
            '-days',
            '2000',
          ];
          openssl(folder, 'x509', '-req', '-in', `${name}.csr`, ...signer, '-out', `${name}.pem`);
        }
        const read = (name: string) => new Uint8Array(readFileSync(path.join(folder, name)));
        writeFileSync(path.join(folder, 'chain.pem'), Buffer.concat([read('root.pem'), read('middle.pem')]));
        const parts = ['-inkey', 'leaf.key', '-in', 'leaf.pem', '-certfile', 'chain.pem', '-passout', 'pass:secret'];
        openssl(folder, 'pkcs12', '-export', ...parts, '-out', 'leaf.p12');
        openssl(folder, 'x509', '-in', 'middle.pem', '-outform', 'DER', '-out', 'middle.der');
        return { pkcs12: read('leaf.p12'), middle: read('middle.der') };
      },
    );
    const identity = await loadSealIdentity(pkcs12, 'secret');
    expect(identity.chain.map((der) => new X509Certificate(der).subject)).toEqual(['CN=Test middle', 'CN=Root']);
    const signedAt = new Date(Date.now() + 86_400_000);
    const good = await aSealedAgreement(identity, { signedAt });
    const trusted = { trustedFingerprints: [certificateFingerprint(identity.certificate)] };
    expect(verifySeal(good.pdf, trusted).ok).toBe(true);
    const alone = await anIdentity(START);
    const { pdf } = await aSealedAgreement({ ...alone.identity, chain: [middle] });
    expect(verifySeal(pdf, { trustedFingerprints: [alone.fingerprint] })).toEqual({
      ok: false,
      problems: ['The seal carries a certificate that has nothing to do with it.'],
    });
  },
  60_000,
);

test('a sealed file is still good after the certificate was replaced, as long as its fingerprint is kept', async () => {
  const [old, fresh] = [await anIdentity(START), await anIdentity(SEALED_AT)];
  const { pdf } = await aSealedAgreement(old.identity);
  expect(verifySeal(pdf, { trustedFingerprints: [fresh.fingerprint, old.fingerprint] }).ok).toBe(true);
  expect(verifySeal(pdf, { trustedFingerprints: [fresh.fingerprint] }).ok).toBe(false);
});
