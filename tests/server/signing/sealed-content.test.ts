import { PDF } from '@libpdf/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { appendPages } from '@/lib/server/signing/append-pages';
import { certificateEvidence, renderCertificate } from '@/lib/server/signing/completion-certificate';
import { lastTableOffset } from '@/lib/server/signing/pdf-file';
import { sealAgreement } from '@/lib/server/signing/seal';
import { verifySeal } from '@/lib/server/signing/verify-seal';
import { aSampleCertificate } from './sample-certificate';
import { anIdentity, aSealedAgreement, resealed, SEALED_AT } from './sealed-sample';

// What a sealer that went wrong, or was taken over, could sign: the signature is good, the content is not.

let maker: Awaited<ReturnType<typeof anIdentity>>;
let sealed: Awaited<ReturnType<typeof aSealedAgreement>>;

beforeAll(async () => {
  maker = await anIdentity();
  sealed = await aSealedAgreement(maker.identity);
});

const problemsOf = (pdf: Uint8Array) => {
  const verdict = verifySeal(pdf, { trustedFingerprints: [maker.fingerprint] });
  return verdict.ok ? 'ACCEPTED' : verdict.problems.join(' ');
};

describe('a well-signed file with a wrong content', () => {
  test('is refused when pages of the frozen text change their order', async () => {
    const kids = /\/Kids \[(\d+ 0 R) (\d+ 0 R) /.exec(
      Buffer.from(sealed.pdf.subarray(sealed.frozenLength)).toString('latin1'),
    );
    const [all = '', first = '', second = ''] = kids ?? [];
    const turned = `/Kids [${second} ${first} `;
    const pdf = await resealed(sealed.pdf, all, turned, maker.identity);
    expect(problemsOf(pdf)).toBe('The certificate changed a part of the frozen text.');
  });

  test('is refused when it acts by itself', async () => {
    const [from, to] = ['/Location (ACCESS Partnership Portal)', '/AA <</O <</S /JavaScript>>>>         '];
    const pdf = await resealed(sealed.pdf, from, to.slice(0, from.length), maker.identity);
    expect(problemsOf(pdf)).toContain('acts by itself');
  });

  test('is refused when the frozen text had been changed before it was sealed', async () => {
    const frozen = await PDF.load(sealed.frozenPdf);
    frozen.getPage(0)?.setRotation(90);
    const frozenPdf = await frozen.save({ incremental: true });
    const certificate = aSampleCertificate(frozenPdf);
    const input = { certificate, identity: maker.identity, signedAt: SEALED_AT };
    const { pdf } = await sealAgreement({ ...input, frozenPdf });
    expect(problemsOf(pdf)).toBe('The certificate changed a part of the frozen text.');
  });

  test('is refused when the earlier state it builds on is not the frozen text', async () => {
    const frozen = await PDF.load(sealed.frozenPdf);
    frozen.getPage(0)?.setRotation(90);
    const frozenPdf = await frozen.save({ incremental: true });
    const certificate = aSampleCertificate(frozenPdf);
    const input = { certificate, identity: maker.identity, signedAt: SEALED_AT };
    const { pdf } = await sealAgreement({ ...input, frozenPdf });
    const [turned, upright] = [lastTableOffset(frozenPdf), lastTableOffset(sealed.frozenPdf)];
    const shadow = await resealed(pdf, `/Prev ${turned}`, `/Prev ${upright}`, maker.identity);
    expect(problemsOf(shadow)).toBe('The frozen text is not the earlier state of this file.');
  });

  test.each([
    [0, 'ACCEPTED'],
    [90, 'The certificate changed a part of the frozen text.'],
  ] as const)('with the first page turned by %d degrees while sealing: %s', async (angle, outcome) => {
    const { frozenPdf, certificate } = sealed;
    const { identity } = maker;
    const pdf = await PDF.load(frozenPdf);
    if (angle !== 0) pdf.getPage(0)?.setRotation(angle);
    appendPages(pdf, await PDF.load(await renderCertificate(certificate, frozenPdf.length)));
    pdf.attachments.add('signature-evidence.json', certificateEvidence(certificate, frozenPdf.length));
    await pdf.sign({
      signer: { certificate: identity.certificate, keyType: 'EC', signatureAlgorithm: 'ECDSA', sign: identity.sign },
      signingTime: SEALED_AT,
    });
    const written = await pdf.save();
    const pdfTime = '(D:20261126093006Z)';
    expect(problemsOf(await resealed(written, pdfTime, pdfTime, identity))).toBe(outcome);
  });

  test('is refused without its attachment', async () => {
    const pdf = await resealed(sealed.pdf, '/Type /EmbeddedFile', '/Tipe /EmbeddedFile', maker.identity);
    expect(problemsOf(pdf)).toBe('The file must have exactly one attachment, signature-evidence.json.');
  });

  test('is accepted when nothing was changed but the seal made anew', async () => {
    const pdf = await resealed(sealed.pdf, 'ACCESS', 'ACCESS', maker.identity);
    expect(problemsOf(pdf)).toBe('ACCEPTED');
  });
});
