import { PDF, PdfString } from '@libpdf/core';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { renderAgreement } from '@/lib/server/signing/render-agreement';
import { verifySeal } from '@/lib/server/signing/verify-seal';
import { aSampleAgreement } from './sample-agreement';
import { anIdentity, aSealedAgreement, SEALED_AT, signaturePlace } from './sealed-sample';

let maker: Awaited<ReturnType<typeof anIdentity>>;
let sealed: Awaited<ReturnType<typeof aSealedAgreement>>;

beforeAll(async () => {
  maker = await anIdentity();
  sealed = await aSealedAgreement(maker.identity);
});

const check = (pdf: Uint8Array, more = {}) => verifySeal(pdf, { trustedFingerprints: [maker.fingerprint], ...more });
const problemsOf = (pdf: Uint8Array, more = {}) => {
  const verdict = check(pdf, more);
  return verdict.ok ? 'ACCEPTED' : verdict.problems.join(' ');
};
const joined = (...parts: (Uint8Array | string)[]) =>
  new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part))));

describe('a good file', () => {
  test('is accepted, with its facts', () => {
    const { frozenLength, sha256, certificate } = sealed;
    const expected = { frozenLength, sha256, frozenSha256: certificate.frozenSha256 };
    expect(check(sealed.pdf, expected)).toMatchObject({
      ok: true,
      signedAt: SEALED_AT,
      fingerprint: maker.fingerprint,
      ...expected,
      pageCount: 5,
      evidence: { agreementNumber: 'AGR-2026-000045', version: 3, demonstration: true },
    });
  });

  test('is accepted whatever spelling the trusted fingerprint has', () => {
    const spelled = (maker.fingerprint.match(/../g) ?? []).join(':').toUpperCase();
    expect(verifySeal(sealed.pdf, { trustedFingerprints: [spelled] }).ok).toBe(true);
  });

  test('may have PDF words in its own texts', async () => {
    const title = 'Ends (at last) \\ /ByteRange [0 1 2 3] /Type /Sig startxref 0 %%EOF << >> endobj';
    const { pdf } = await aSealedAgreement(maker.identity, {
      agreement: { title, objective: title },
      certificate: { agreementTitle: title },
    });
    expect(check(pdf)).toMatchObject({ ok: true, evidence: { agreementTitle: title } });
  });
});

describe('one changed byte', () => {
  const flipped = (at: number) => {
    const copy = sealed.pdf.slice();
    copy[at] = (copy[at] ?? 0) ^ 0x01;
    return copy;
  };

  test('is refused at 60 places spread over the file', () => {
    for (let index = 0; index < 60; index++) {
      const at = Math.floor(((index + 0.5) / 60) * sealed.pdf.length);
      expect(problemsOf(flipped(at)), `byte ${at}`).not.toBe('ACCEPTED');
    }
  });

  test('is refused everywhere in the signature, its padding and its brackets', () => {
    const [start, end] = signaturePlace(sealed.pdf);
    const places = [start, start + 1, end - 2, end - 1, start + 5000];
    for (let at = start + 2; at < start + 2300; at += 19) places.push(at);
    for (const at of places) expect(problemsOf(flipped(at)), `byte ${at - start} of the seal`).not.toBe('ACCEPTED');
  });

  test('is refused where only the spelling of the signature changes', () => {
    const [start] = signaturePlace(sealed.pdf);
    const text = Buffer.from(sealed.pdf).toString('latin1');
    const letter = start + 1 + text.slice(start + 1).search(/[a-f]/);
    const copy = sealed.pdf.slice();
    copy[letter] = (copy[letter] ?? 0) ^ 0x20;
    expect(problemsOf(copy)).toBe('The seal cannot be read.');
  });
});

describe('a longer or shorter file', () => {
  test.each(['\n', ' ', '\0', '%', 'x', '\n%%EOF\n', '\nstartxref\n0\n%%EOF\n'])('%j at the end is refused', (tail) => {
    expect(problemsOf(joined(sealed.pdf, tail))).not.toBe('ACCEPTED');
  });

  test('an incremental update is refused', async () => {
    const pdf = await PDF.load(sealed.pdf);
    pdf.getCatalog().set('Lang', PdfString.fromString('fr-FR'));
    const updated = await pdf.save({ incremental: true });
    expect(Buffer.compare(updated.subarray(0, sealed.pdf.length), sealed.pdf)).toBe(0);
    expect(problemsOf(updated)).toBe(
      'The seal does not cover the whole file. Something was added or changed after it.',
    );
  });

  test('a second seal is refused', async () => {
    const pdf = await PDF.load(sealed.pdf);
    const { identity } = maker;
    await pdf.sign({
      signer: { certificate: identity.certificate, keyType: 'EC', signatureAlgorithm: 'ECDSA', sign: identity.sign },
    });
    expect(problemsOf(await pdf.save({ incremental: true }))).toBe(
      'The file must have exactly one seal and no other form fields.',
    );
  });

  test('a file that a library wrote anew is refused', async () => {
    const pdf = await PDF.load(sealed.pdf);
    pdf.getCatalog().set('Lang', PdfString.fromString('fr-FR'));
    expect(problemsOf(await pdf.save())).not.toBe('ACCEPTED');
  });

  test('a file without its certificate pages is refused, saved anew or as an update', async () => {
    for (const incremental of [false, true]) {
      const pdf = await PDF.load(sealed.pdf);
      const before = pdf.getPageCount();
      for (let page = before - 1; page >= 3; page -= 1) pdf.removePage(page);
      expect(pdf.getPageCount()).toBeLessThan(before);
      expect(problemsOf(await pdf.save({ incremental })), `${incremental}`).not.toBe('ACCEPTED');
    }
  });

  test('a truncated file is refused', () => {
    const { length } = sealed.pdf;
    for (const kept of [0, 1, 9, sealed.frozenLength - 1, sealed.frozenLength, length >> 1, length - 7, length - 1]) {
      expect(problemsOf(sealed.pdf.slice(0, kept)), `${kept} bytes`).not.toBe('ACCEPTED');
    }
    expect(problemsOf(sealed.frozenPdf)).toBe('The file has no seal.');
  });
});

describe('another seal', () => {
  test('by a certificate nobody named is refused', async () => {
    const stranger = await anIdentity();
    const { pdf } = await aSealedAgreement(stranger.identity);
    expect(problemsOf(pdf)).toBe('The seal was made with a certificate that the portal does not know.');
    expect(verifySeal(sealed.pdf, { trustedFingerprints: [] }).ok).toBe(false);
  });

  test('taken from another file is refused', async () => {
    const other = await aSealedAgreement(maker.identity, { agreement: { version: 4 }, certificate: { version: 4 } });
    const [from, until] = signaturePlace(other.pdf);
    const [start, end] = signaturePlace(sealed.pdf);
    const swapped = joined(sealed.pdf.slice(0, start), other.pdf.slice(from, until), sealed.pdf.slice(end));
    expect(problemsOf(swapped)).toContain('The file changed after it was sealed');
    expect(check(other.pdf).ok).toBe(true);
  });

  test.each([
    ['that had ended', '2012-01-01T00:00:00Z'],
    ['that had not begun', '2026-11-27T00:00:00Z'],
  ])('by a certificate %s is refused', async (_, from) => {
    const { identity, fingerprint } = await anIdentity(new Date(from));
    const { pdf } = await aSealedAgreement(identity);
    expect(verifySeal(pdf, { trustedFingerprints: [fingerprint] })).toEqual({
      ok: false,
      problems: ['The certificate of the seal was not valid at the time of sealing.'],
    });
  });

  test('by the key of another certificate is refused', async () => {
    const { identity } = await anIdentity();
    const mixed = { ...maker.identity, sign: identity.sign };
    const { pdf } = await aSealedAgreement(mixed);
    expect(problemsOf(pdf)).toBe('The signature of the seal does not match its certificate.');
  });
});

describe('the register', () => {
  test('must know the file, the text and its length', () => {
    const other = '0'.repeat(64);
    expect(problemsOf(sealed.pdf, { sha256: other })).toBe('The file is not the one in the register.');
    expect(problemsOf(sealed.pdf, { frozenSha256: other })).toBe('The frozen text is not the one that was signed.');
    expect(problemsOf(sealed.pdf, { frozenLength: 5 })).toBe('The frozen text has another length than the signed one.');
  });
});

describe('garbage', () => {
  test('is refused without an error being thrown', () => {
    const tails = ['', '\nstartxref\n9\n%%EOF\n', '\nxref\n0 0\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n'];
    const bytes = fc.uint8Array({ maxLength: 400 });
    fc.assert(
      fc.property(bytes, fc.constantFrom('', '%PDF-1.7\n'), fc.constantFrom(...tails), (middle, head, tail) => {
        const verdict = check(joined(head, middle, tail));
        return !verdict.ok && verdict.problems.length > 0 && verdict.problems.every((problem) => problem.endsWith('.'));
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['nothing', ''],
    ['deep nesting', `%PDF-1.7\nxref\n0 0\ntrailer\n${'['.repeat(50_000)}\nstartxref\n9\n%%EOF\n`],
    ['a table that points at itself', '%PDF-1.7\nxref\n0 0\ntrailer\n<</Prev 9>>\nstartxref\n9\n%%EOF\n'],
    ['a table without end', '%PDF-1.7\nxref\n0 9999999999\nstartxref\n9\n%%EOF\n'],
    ['a root that is nowhere', '%PDF-1.7\nxref\n0 0\ntrailer\n<</Root 7 0 R>>\nstartxref\n9\n%%EOF\n'],
    ['a picture', '\x89PNG\r\n\x1a\n'],
  ])('%s is refused', (_, text) => {
    expect(check(joined(text)).ok).toBe(false);
  });

  test('values that replace each other at random places are refused', async () => {
    const frozen = await renderAgreement(aSampleAgreement());
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: sealed.pdf.length - 1 }),
        fc.integer({ min: 0, max: frozen.length - 64 }),
        fc.integer({ min: 1, max: 64 }),
        (at, from, length) => {
          const copy = sealed.pdf.slice();
          copy.set(frozen.subarray(from, from + Math.min(length, copy.length - at)), at);
          return Buffer.compare(copy, sealed.pdf) === 0 || !check(copy).ok;
        },
      ),
      { numRuns: 150 },
    );
  });
});
