import { createHash } from 'node:crypto';
import { PDF, PdfArray, PdfRef, PdfStream } from '@libpdf/core';
import QRCode from 'qrcode';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkPages } from '@/lib/domain/agreements/page-check';
import { recogniseFile } from '@/lib/server/documents/file-kind';
import { readPdf } from '@/lib/server/documents/read-pdf';
import { agreementText } from '@/lib/server/signing/agreement-blocks';
import { groupedHash } from '@/lib/server/signing/completion-certificate';
import { type PrintCopy, renderPrintCopy } from '@/lib/server/signing/print-copy';
import { renderAgreement } from '@/lib/server/signing/render-agreement';
import { countPages } from '@/lib/server/signing/sealed-content';
import { aSampleAgreement } from './sample-agreement';

// The copy that is printed and signed: the frozen pages as they are, and on every sheet what they are.

const agreement = aSampleAgreement();
let copy: PrintCopy;
let bytes: Uint8Array;
let pages: readonly string[];

const copyFor = (frozenPdf: Uint8Array): PrintCopy => {
  const frozenSha256 = createHash('sha256').update(frozenPdf).digest('hex');
  return {
    agreementNumber: agreement.number,
    agreementTitle: agreement.title,
    version: agreement.version,
    frozenPdf,
    frozenSha256,
    textPages: countPages(frozenPdf),
    roleLabel: 'Agency head',
    signerName: 'Thomas Brandt',
    signerTitle: 'Sheriff',
    organization: 'Calder County Sheriff’s Office',
    intent: 'I sign it and mean this to be my signature.',
    authority: 'I am authorized to bind the party I sign for.',
    verifyAt: `https://portal.example/verify?sha256=${frozenSha256}`,
    createdAt: agreement.createdAt,
    demonstration: true,
  };
};

const wordsOf = async (pdf: Uint8Array): Promise<readonly string[]> => {
  const read = await readPdf(pdf);
  if (!read.ok) throw new Error('The paper could not be read.');
  return read.pages;
};

beforeAll(async () => {
  copy = copyFor(await renderAgreement(agreement));
  bytes = await renderPrintCopy(copy);
  pages = await wordsOf(bytes);
});

/** The content of each page as its streams hold it. */
const contentsOf = async (pdf: Uint8Array): Promise<string[][]> => {
  const file = await PDF.load(pdf);
  const streams = (value: unknown): string[] => {
    const found = value instanceof PdfRef ? file.getObject(value) : value;
    if (found instanceof PdfArray) return [...found].flatMap(streams);
    return found instanceof PdfStream ? [Buffer.from(found.getDecodedData()).toString('latin1')] : [];
  };
  return Array.from({ length: file.getPageCount() }, (_, at) => streams(file.getPage(at)?.dict.get('Contents')));
};

/** The dark squares of a code that is drawn as rectangles, as places in its grid. */
const squaresOf = (content: string): Set<string> => {
  const squares = [...content.matchAll(/^([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re$/gmu)]
    .map(([, x, y, width, height]) => ({ x: Number(x), y: Number(y), width: Number(width), height: Number(height) }))
    .filter(({ width, height }) => Math.abs(width - height) < 0.001 && width < 20);
  const left = Math.min(...squares.map(({ x }) => x));
  const top = Math.min(...squares.map(({ y }) => y));
  return new Set(
    squares.map(({ x, y, width }) => `${Math.round((y - top) / width)},${Math.round((x - left) / width)}`),
  );
};

describe('a print copy', () => {
  test('is a cover, the pages of the frozen text as they are, and one sheet to sign', async () => {
    const [own, frozen] = [await contentsOf(bytes), await contentsOf(copy.frozenPdf)];
    expect(own).toHaveLength(frozen.length + 2);
    for (const [at, page] of frozen.entries()) {
      // Kept whole, between what saves the state of the page before it and what is written at its foot.
      const [saved, ...rest] = own[at + 1] ?? [];
      expect([saved, rest.slice(0, -1)]).toEqual(['q\n', page]);
    }
    for (const word of ['Print copy to sign in ink', 'Thomas Brandt', 'Agency head']) expect(pages[0]).toContain(word);
    for (const word of ['Signature sheet', 'Signature of Thomas Brandt', copy.intent])
      expect(pages.at(-1)).toContain(word);
  });

  test('names text, version, sheet and count on every sheet', () => {
    for (const [at, page] of pages.entries()) {
      expect(page).toContain(groupedHash(copy.frozenSha256));
      expect(page).toContain(
        `${copy.agreementNumber}, version ${copy.version}, print copy, sheet ${at + 1} of ${pages.length}`,
      );
    }
  });

  test('carries the code of the address where the text is checked, on its cover and on the sheet to sign', async () => {
    const { modules } = QRCode.create(copy.verifyAt, { errorCorrectionLevel: 'M' });
    const dark = new Set<string>();
    for (let row = 0; row < modules.size; row += 1) {
      for (let column = 0; column < modules.size; column += 1)
        if (modules.get(row, column)) dark.add(`${row},${column}`);
    }
    const own = await contentsOf(bytes);
    for (const page of [own[0], own.at(-1)]) expect(squaresOf((page ?? []).join('\n'))).toEqual(dark);
    const other = QRCode.create(`${copy.verifyAt}0`, { errorCorrectionLevel: 'M' });
    expect(other.modules.data).not.toEqual(modules.data);
  });

  test('is taken as a scan, and is the same whenever it is drawn', async () => {
    expect(await recogniseFile('signed-copy.pdf', bytes)).toMatchObject({ ok: true });
    expect(
      checkPages(pages, await wordsOf(await renderPrintCopy(copy)))?.sheets.every(({ result }) => result === 'SAME'),
    ).toBe(true);
  });

  test('shows a sheet of another text by the hash at its foot, and by its words', async () => {
    const [first, ...others] = agreement.sections;
    if (!first) throw new Error('The sample has no section.');
    const changed = {
      ...agreement,
      sections: [{ ...first, body: `Either party pays twice.\n\n${first.body}` }, ...others],
    };
    const swapped = await wordsOf(await renderPrintCopy(copyFor(await renderAgreement(changed))));
    const check = checkPages(
      pages,
      pages.map((page, at) => (at === 1 ? (swapped[1] ?? '') : page)),
    );
    expect(check?.sheets.map(({ result }) => result)).toEqual(pages.map((_, at) => (at === 1 ? 'CHANGED' : 'SAME')));
    expect(check?.sheets[1]?.missing.join('')).toContain(copy.frozenSha256.slice(0, 8));
    expect(check?.sheets[1]?.added).toEqual(expect.arrayContaining(['pays', 'twice']));
  });
});

test('the words of a paper are read as they are printed, ligatures and all', async () => {
  const plain = (text: string) => text.normalize('NFKC').replaceAll(/[\s-]/gu, '');
  const read = plain((await wordsOf(copy.frozenPdf)).join(' '));
  for (const paragraph of agreementText(agreement)
    .split('\n\n')
    .filter((one) => /f[fil]/u.test(one) && one.length < 90)) {
    expect(read).toContain(plain(paragraph.replace(/^- |^([^:]{1,40}): /u, '')));
  }
});
