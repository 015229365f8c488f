import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { certificateEvidence, groupedHash, renderCertificate } from '@/lib/server/signing/completion-certificate';
import { renderAgreement } from '@/lib/server/signing/render-agreement';
import { sealAgreement } from '@/lib/server/signing/seal';
import { countPages } from '@/lib/server/signing/sealed-content';
import { verifySeal } from '@/lib/server/signing/verify-seal';
import { columnText, folded, hasTool, inFolder, onPdf } from './pdf-tools';
import { aSampleAgreement } from './sample-agreement';
import { aSampleCertificate } from './sample-certificate';
import { anIdentity, aSealedAgreement, sealedBytes, sealMessage } from './sealed-sample';

let maker: Awaited<ReturnType<typeof anIdentity>>;
let sealed: Awaited<ReturnType<typeof aSealedAgreement>>;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

beforeAll(async () => {
  maker = await anIdentity();
  sealed = await aSealedAgreement(maker.identity);
});

test('the frozen text is a byte-exact beginning of the sealed file', () => {
  expect(sealed.frozenLength).toBe(sealed.frozenPdf.length);
  expect(sha256(sealed.pdf.subarray(0, sealed.frozenLength))).toBe(sealed.certificate.frozenSha256);
  expect(sealed.sha256).toBe(sha256(sealed.pdf));
});

test('a certificate that names another text is refused', async () => {
  const other = await renderAgreement(aSampleAgreement({ version: 4 }));
  const input = { certificate: sealed.certificate, identity: maker.identity, signedAt: new Date('2026-11-26') };
  await expect(sealAgreement({ ...input, frozenPdf: other })).rejects.toThrow('names another text');
});

test('the certificate is the same bytes for the same facts, and so is its evidence', async () => {
  const [first, second] = await Promise.all([1, 2].map(() => renderCertificate(sealed.certificate, 1234)));
  expect(first && second && Buffer.compare(first, second)).toBe(0);
  const { agreementNumber, ...rest } = sealed.certificate;
  const turned = certificateEvidence({ ...rest, agreementNumber }, 1234);
  expect(Buffer.compare(turned, certificateEvidence(sealed.certificate, 1234))).toBe(0);
});

describe.skipIf(!hasTool('pdfsig'))('poppler', () => {
  test('finds one valid signature over the total document', () => {
    const report = onPdf(sealed.pdf, 'pdfsig', ['-nocert']);
    expect(report.match(/^Signature #/gm)).toHaveLength(1);
    expect(report).toContain('Signature Validation: Signature is Valid.');
    expect(report).toContain('Total document signed');
    expect(report).toContain('Signature Type: ETSI.CAdES.detached');
    expect(report).toContain('Signing Hash Algorithm: SHA-256');
    expect(report).toContain('Signing Time: Nov 26 2026 09:30:06');
    expect(report).toContain('CN=DEMONSTRATION portal seal,OU=DEMONSTRATION ONLY - NOT AN AGENCY');
  });

  test('reads the certificate of completion behind the text', () => {
    const before = folded(columnText(sealed.frozenPdf));
    const text = folded(columnText(sealed.pdf));
    expect(text.startsWith(before)).toBe(true);
    const { certificate } = sealed;
    for (const words of [
      'Certificate of completion',
      groupedHash(certificate.frozenSha256),
      `${sealed.frozenLength.toLocaleString('en-US')} bytes`,
      `open https://portal.example/verify and type the SHA-256 of the text: ${groupedHash(certificate.frozenSha256)}.`,
      'advanced electronic seal of the ACCESS Partnership Portal',
      'It is not the seal or the signature of an agency',
      'Typed name, confirmed with a passkey',
      'Typed name, confirmed with a one-time code',
      'Nov 25, 2026, 16:04:09 UTC',
      ...certificate.signatures.flatMap((item) => [
        item.name,
        item.title,
        item.organization,
        item.roleLabel,
        item.authorityBasis,
        item.consentTextVersion,
        groupedHash(item.statementSha256),
      ]),
    ]) {
      expect(text.slice(before.length), words).toContain(folded(words));
    }
  });

  test('sees one structure tree over text and certificate, and one attachment', () => {
    const structure = onPdf(sealed.pdf, 'pdfinfo', ['-struct-text']);
    expect(structure.match(/^Document/gm)).toHaveLength(1);
    expect(structure).toMatch(/H1 \(block\)\n\s+"Certificate of completion"/);
    expect(structure).toMatch(/H3 \(block\)\n\s+"2\. Marisol Ortega"/);
    expect(structure.match(/^ *Figure\b/gm)).toHaveLength(1);
    expect(onPdf(sealed.pdf, 'pdfdetach', ['-list'])).toMatch(/1 embedded files\n1: signature-evidence\.json/);
    const info = onPdf(sealed.pdf, 'pdfinfo', []);
    expect(info).toMatch(/JavaScript: +no/);
    expect(info).toMatch(new RegExp(`Pages: +${countPages(sealed.pdf)}\n`));
  });

  test('marks a demonstration on every page of the certificate, and only then', async () => {
    const { frozenPdf } = sealed;
    for (const demonstration of [true, false]) {
      const pdf = await renderCertificate(aSampleCertificate(frozenPdf, { demonstration }), frozenPdf.length);
      const pages = onPdf(pdf, 'pdftotext', [], ['-'])
        .split('\f')
        .filter((page) => page.trim() !== '');
      expect(pages.map((page) => page.includes('DEMONSTRATION'))).toEqual(pages.map(() => demonstration));
    }
  });
});

describe.skipIf(!hasTool('openssl'))('openssl', () => {
  const verifyWith = (content: Uint8Array) =>
    inFolder({ content, 'seal.der': sealMessage(sealed.pdf), 'ca.pem': maker.certificatePem }, (folder) =>
      execFileSync(
        'openssl',
        'cms -verify -cades -inform DER -in seal.der -content content -CAfile ca.pem -purpose any -binary -out out -attime 1795700000'.split(
          ' ',
        ),
        { cwd: folder, stdio: 'pipe' },
      ),
    );

  test('verifies the message over the signed ranges as CAdES', () => {
    expect(() => verifyWith(sealedBytes(sealed.pdf))).not.toThrow();
  });

  test('refuses the message over other bytes', () => {
    expect(() => verifyWith(sealedBytes(sealed.pdf).slice(1))).toThrow(/Verification failure|verify error|digest/i);
  });

  test('shows no signing time in the message, as PAdES asks', () => {
    const shown = inFolder({ 'seal.der': sealMessage(sealed.pdf) }, (folder) =>
      execFileSync('openssl', ['cms', '-cmsout', '-print', '-inform', 'DER', '-in', 'seal.der'], {
        cwd: folder,
        encoding: 'utf8',
      }),
    );
    expect(shown).toContain('id-smime-aa-signingCertificateV2');
    expect(shown).not.toContain('signingTime');
  });
});

test('an agreement of 60 pages, 100 fields and six signers is rendered, sealed and verified within ten seconds', async () => {
  const paragraph =
    'The parties meet every month, write down what they decided, and publish the notes within ten days. ';
  const body = Array.from({ length: 14 }, (_, index) => `${index + 1}. ${paragraph.repeat(5)}`).join('\n\n');
  const sections = Array.from({ length: 30 }, (_, index) => ({ number: `${index + 1}`, heading: 'Meetings', body }));
  const parties = Array.from({ length: 100 }, (_, index) => ({
    ...{
      name: `Field ${index + 1}`,
      role: 'Filled from the case',
      detail: `What was entered there: ${index + 1} of 100`,
    },
  }));
  const start = performance.now();
  const frozenPdf = await renderAgreement(aSampleAgreement({ sections, parties }));
  const [one] = sealed.certificate.signatures;
  const signatures = one ? Array.from({ length: 6 }, (_, index) => ({ ...one, order: index + 1 })) : [];
  const certificate = aSampleCertificate(frozenPdf, { signatures });
  const done = await sealAgreement({
    frozenPdf,
    certificate,
    identity: maker.identity,
    signedAt: new Date('2026-11-26'),
  });
  const verdict = verifySeal(done.pdf, { trustedFingerprints: [maker.fingerprint] });
  const took = performance.now() - start;
  console.log(`${countPages(frozenPdf)} pages, 100 fields, 6 signers: ${Math.round(took)} ms`);
  expect(countPages(frozenPdf)).toBeGreaterThanOrEqual(60);
  expect(columnText(frozenPdf)).toContain('100 of 100');
  expect(verdict).toMatchObject({ ok: true, evidence: { signatures: { length: 6 } } });
  expect(took).toBeLessThan(10_000);
});
