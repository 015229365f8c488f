import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';
import { PDF } from '@libpdf/core';
import { beforeAll, expect, test } from 'vitest';
import { verifySeal } from '@/lib/server/signing/verify-seal';
import { inFolder } from './pdf-tools';
import { anIdentity, aSealedAgreement, sealedBytes, sealMessage, signaturePlace } from './sealed-sample';

// Three judges that share no code look at the same files: our verifier, pdfsig (poppler, NSS) and openssl.

let maker: Awaited<ReturnType<typeof anIdentity>>;
let sealed: Awaited<ReturnType<typeof aSealedAgreement>>;
let other: Awaited<ReturnType<typeof aSealedAgreement>>;
beforeAll(async () => {
  maker = await anIdentity();
  sealed = await aSealedAgreement(maker.identity);
  other = await aSealedAgreement(maker.identity, { agreement: { version: 4 }, certificate: { version: 4 } });
});

const isGoodForUs = (pdf: Uint8Array) => verifySeal(pdf, { trustedFingerprints: [maker.fingerprint] }).ok;

const isGoodForPoppler = (pdf: Uint8Array) =>
  inFolder({ 'file.pdf': pdf }, (folder) => {
    const { stdout } = spawnSync('pdfsig', ['-nocert', path.join(folder, 'file.pdf')], { encoding: 'utf8' });
    return stdout.includes('Signature is Valid.') && stdout.includes('Total document signed');
  });

/** openssl knows no PDF: it gets the message and the bytes that the file says are signed, which must reach its end. */
const isGoodForOpenssl = (pdf: Uint8Array) => {
  try {
    const range = /\/ByteRange \[0 +\d+ +(\d+) +(\d+) *\]/u.exec(Buffer.from(pdf).toString('latin1'));
    const [start, length] = (range ?? []).slice(1).map(Number);
    if (start === undefined || length === undefined || start + length !== pdf.length) return false;
    const files = { content: sealedBytes(pdf), 'seal.der': sealMessage(pdf), 'ca.pem': maker.certificatePem };
    const line =
      'cms -verify -cades -inform DER -in seal.der -content content -CAfile ca.pem -purpose any -binary -out out';
    inFolder(files, (cwd) => execFileSync('openssl', line.split(' '), { cwd, stdio: 'pipe' }));
    return true;
  } catch {
    return false;
  }
};

const flipped = (pdf: Uint8Array, at: number): Uint8Array => {
  const copy = pdf.slice();
  copy[at] = (copy[at] ?? 0) ^ 0x01;
  return copy;
};

const edited = async (edit: (pdf: PDF) => void, incremental: boolean): Promise<Uint8Array> => {
  const pdf = await PDF.load(sealed.pdf);
  edit(pdf);
  return pdf.save({ incremental });
};

const withSealOf = (pdf: Uint8Array, donor: Uint8Array): Uint8Array => {
  const [from, until] = signaturePlace(donor);
  const [start, end] = signaturePlace(pdf);
  return new Uint8Array(Buffer.concat([pdf.subarray(0, start), donor.subarray(from, until), pdf.subarray(end)]));
};

const files: readonly [string, boolean, () => Uint8Array | Promise<Uint8Array>][] = [
  ['a sealed agreement', true, () => sealed.pdf],
  ['another sealed agreement', true, () => other.pdf],
  ['one byte changed in the text that was signed', false, () => flipped(sealed.pdf, sealed.frozenLength >> 1)],
  ['one byte changed in the certificate pages', false, () => flipped(sealed.pdf, sealed.frozenLength + 2000)],
  ['one byte changed in the signed range after the seal', false, () => flipped(sealed.pdf, sealed.pdf.length - 300)],
  ['one byte changed in the signature', false, () => flipped(sealed.pdf, signaturePlace(sealed.pdf)[0] + 1500)],
  ['an update appended', false, () => edited((pdf) => pdf.removePage(0), true)],
  [
    'written anew without the certificate pages',
    false,
    () => edited((pdf) => pdf.removePage(pdf.getPageCount() - 1), false),
  ],
  ['cut short', false, () => sealed.pdf.slice(0, sealed.pdf.length - 1000)],
  ['the seal of another file', false, () => withSealOf(sealed.pdf, other.pdf)],
  ['the text alone, without a seal', false, () => sealed.frozenPdf],
];

test.each(files)('our verifier, pdfsig and openssl agree on: %s', async (_what, isGood, make) => {
  const pdf = await make();
  expect({ us: isGoodForUs(pdf), poppler: isGoodForPoppler(pdf), openssl: isGoodForOpenssl(pdf) }).toEqual({
    us: isGood,
    poppler: isGood,
    openssl: isGood,
  });
});
