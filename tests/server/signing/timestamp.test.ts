import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as asn1 from 'asn1js';
import * as pkijs from 'pkijs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sealAgreement } from '@/lib/server/signing/seal';
import { requestTimestamp, TimestampPendingError } from '@/lib/server/signing/timestamp-request';
import { verifySeal } from '@/lib/server/signing/verify-seal';
import { verifyTimestamp } from '@/lib/server/signing/verify-timestamp';
import { inFolder, onPdf } from './pdf-tools';
import { aSampleCertificate } from './sample-certificate';
import { anIdentity, aSealedAgreement, sealedBytes, sealMessage, signaturePlace } from './sealed-sample';
import { aTimeAuthority, type Behavior, certify, signedAgain } from './time-authority';

// The authority tells the time it is, so these samples are sealed now.
const signedAt = new Date();
const signature = new TextEncoder().encode('the value of a signature');
const imprint = createHash('sha256').update(signature).digest();

let time: Awaited<ReturnType<typeof aTimeAuthority>>;
let maker: Awaited<ReturnType<typeof anIdentity>>;
let sealed: Awaited<ReturnType<typeof aSealedAgreement>>;
beforeAll(async () => {
  time = await aTimeAuthority();
  maker = await anIdentity(new Date(signedAt.getTime() - 86_400_000));
  const { frozenPdf } = await aSealedAgreement(maker.identity, { signedAt });
  const certificate = aSampleCertificate(frozenPdf);
  const stamp = (value: Uint8Array) => requestTimestamp(time.authority, value, signedAt);
  const done = await sealAgreement({ frozenPdf, certificate, identity: maker.identity, signedAt, stamp });
  sealed = { ...done, frozenPdf, certificate };
});
afterAll(() => time.stop());

const trusted = () => ({ trustedFingerprints: [maker.fingerprint], timestampRoots: time.authority.roots });
const flipped = (bytes: Uint8Array, at: number) => {
  const copy = bytes.slice();
  copy[at] = (copy[at] ?? 0) ^ 0x01;
  return copy;
};
const tokenOf = (pdf: Uint8Array): Uint8Array => {
  const outer = new pkijs.ContentInfo({ schema: asn1.fromBER(sealMessage(pdf)).result });
  const [signer] = new pkijs.SignedData({ schema: outer.content }).signerInfos;
  return new Uint8Array(signer?.unsignedAttrs?.attributes[0]?.values[0].toBER());
};
const withoutMilliseconds = (date: Date) => Math.floor(date.getTime() / 1000) * 1000;

describe('a seal with a timestamp', () => {
  test('is of level B-T, which the file itself shows', () => {
    const verdict = verifySeal(sealed.pdf, { ...trusted(), sha256: sealed.sha256 });
    expect(verdict).toMatchObject({
      ok: true,
      level: 'B-T',
      timestamp: { authority: 'O=Test, CN=tsa', trusted: true },
    });
    const at = verdict.ok ? (verdict.timestamp?.at.getTime() ?? 0) : 0;
    expect(Math.abs(at - withoutMilliseconds(signedAt))).toBeLessThan(60_000);
  });

  test('is not believed of an authority that nobody named', async () => {
    const { trustedFingerprints } = trusted();
    const stranger = { trustedFingerprints, timestampRoots: [] };
    expect(verifySeal(sealed.pdf, stranger)).toEqual({
      ok: false,
      problems: ['The timestamp is from an authority that the portal does not know.'],
    });
    expect(verifySeal(sealed.pdf, { trustedFingerprints })).toMatchObject({ ok: true, level: 'B-B' });
    const plain = await aSealedAgreement(maker.identity, { signedAt });
    expect(verifySeal(plain.pdf, trusted())).toMatchObject({ ok: true, level: 'B-B', timestamp: null });
  });

  test('is refused with one byte of the timestamp changed', () => {
    const token = Buffer.from(tokenOf(sealed.pdf)).toString('hex');
    const [start] = signaturePlace(sealed.pdf);
    const at = Buffer.from(sealed.pdf).indexOf(token, start, 'latin1');
    expect(at).toBeGreaterThan(start);
    const places = Array.from({ length: Math.floor(token.length / 97) }, (_, index) => at + index * 97);
    // The root travels with the token, and nothing else vouches for it: its serial number and the end of its signature.
    const root = time.authority.roots[0]?.raw.toString('hex') ?? '';
    const rootAt = at + token.indexOf(root);
    expect(rootAt).toBeGreaterThan(at);
    const unvouched = [rootAt + 40, rootAt + root.length - 1];
    // Also where the authority's own certificate is trusted, nothing unproven may stand above it.
    const own = { ...trusted(), timestampRoots: [time.certificate] };
    expect(verifySeal(sealed.pdf, own)).toMatchObject({ level: 'B-T' });
    const levelOf = (place: number, trust: typeof own) => {
      const verdict = verifySeal(flipped(sealed.pdf, place), trust);
      return verdict.ok && verdict.level;
    };
    for (const place of [...places, ...unvouched]) expect(levelOf(place, trusted()), `${place - at}`).not.toBe('B-T');
    for (const place of unvouched) expect(levelOf(place, own), `${place - at}`).not.toBe('B-T');
  });

  test('holds for poppler and for openssl', () => {
    const report = onPdf(sealed.pdf, 'pdfsig', ['-nocert']);
    expect(report).toContain('Signature Validation: Signature is Valid.');
    expect(report).toContain('Total document signed');
    const shown = inFolder(
      {
        content: sealedBytes(sealed.pdf),
        'seal.der': sealMessage(sealed.pdf),
        'ca.pem': maker.certificatePem,
        'token.der': tokenOf(sealed.pdf),
        signature: signatureIn(sealed.pdf),
        'tsa-ca.pem': time.rootPem,
      },
      (cwd) => {
        const run = (line: string) =>
          execFileSync('openssl', line.split(' '), { cwd, stdio: 'pipe', encoding: 'utf8' });
        run(
          'cms -verify -cades -inform DER -in seal.der -content content -CAfile ca.pem -purpose any -binary -out out',
        );
        return run('ts -verify -data signature -in token.der -token_in -CAfile tsa-ca.pem');
      },
    );
    expect(shown).toContain('Verification: OK');
  });
});

const signatureIn = (pdf: Uint8Array): Uint8Array => {
  const outer = new pkijs.ContentInfo({ schema: asn1.fromBER(sealMessage(pdf)).result });
  const [signer] = new pkijs.SignedData({ schema: outer.content }).signerInfos;
  return new Uint8Array(signer?.signature.valueBlock.valueHexView ?? []);
};

describe('an authority that misbehaves', () => {
  const cases: [Behavior, string][] = [
    ['silent', 'The timestamp authority did not answer within 1 seconds.'],
    ['error', 'The timestamp authority answered with the error 503.'],
    ['garbage', 'The answer of the timestamp authority cannot be read.'],
    ['endless', 'The timestamp authority sent an answer too long.'],
    ['packed', 'The answer of the timestamp authority cannot be read.'],
    ['elsewhere', 'The timestamp authority answered with the error 307.'],
    ['refusing', 'The timestamp authority refused the request (status 2).'],
    ['other_nonce', 'The timestamp answers another request: its nonce is not ours.'],
    ['other_hash', 'The timestamp is for something else: its hash is not that of this seal.'],
  ];
  test.each(cases)('(%s) gives no timestamp', async (behavior, message) => {
    time.state.behavior = behavior;
    const asked = requestTimestamp(time.authority, signature, new Date(), behavior === 'silent' ? 300 : 10_000);
    await expect(asked).rejects.toThrow(TimestampPendingError);
    await expect(asked).rejects.toThrow(message);
    time.state.behavior = 'good';
  });

  test('(down) gives no timestamp', async () => {
    const gone = { ...time.authority, url: 'http://127.0.0.1:9/' };
    await expect(requestTimestamp(gone, signature, new Date())).rejects.toThrow('cannot be reached');
  });

  test('a clock that is ten minutes off is told, in either direction', async () => {
    for (const minutes of [-10, 10]) {
      const claimed = new Date(Date.now() + minutes * 60_000);
      await expect(requestTimestamp(time.authority, signature, claimed)).rejects.toThrow(
        'The clocks of this server and of the timestamp authority are 10 minutes apart.',
      );
    }
    const near = new Date(Date.now() - 4 * 60_000);
    await expect(requestTimestamp(time.authority, signature, near)).resolves.toBeInstanceOf(Uint8Array);
  });
});

test('a token under a certificate that is not for timestamps alone is refused', async () => {
  const wrong = [
    ['mail', 'critical,emailProtection'],
    ['both', 'critical,timeStamping,emailProtection'],
    ['lenient', 'timeStamping'],
  ] as const;
  for (const [name, purpose] of wrong) certify(time.folder, name, purpose);
  const token = await requestTimestamp(time.authority, signature, new Date());
  const outer = new pkijs.ContentInfo({ schema: asn1.fromBER(token).result });
  const { eContent } = new pkijs.SignedData({ schema: outer.content }).encapContentInfo;
  const facts = new Uint8Array(eContent?.getValue() ?? new ArrayBuffer(0));
  const check = (bytes: Uint8Array) => verifyTimestamp(bytes, imprint, new Date(), time.authority.roots).problems;
  expect(check(token)).toEqual([]);
  expect(check(signedAgain(time.folder, facts, 'tsa'))).toEqual([]);
  for (const [name] of wrong) {
    expect(check(signedAgain(time.folder, facts, name)), name).toEqual([
      'The certificate of the timestamp authority is not meant for timestamps.',
    ]);
  }
});
