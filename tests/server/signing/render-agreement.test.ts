import { describe, expect, test } from 'vitest';
import { agreementBlocks, agreementText } from '@/lib/server/signing/agreement-blocks';
import { proseBlocks } from '@/lib/server/signing/paper-block';
import { unprintableCharacters } from '@/lib/server/signing/paper-font';
import { renderAgreement } from '@/lib/server/signing/render-agreement';
import { columnText, folded, hasTool, onPdf } from './pdf-tools';
import { aSampleAgreement } from './sample-agreement';

const withPoppler = describe.skipIf(!hasTool('pdftotext'));

test('equal input gives equal bytes, whenever it is rendered', async () => {
  const first = await renderAgreement(aSampleAgreement());
  await new Promise((done) => setTimeout(done, 1100)); // A PDF date has whole seconds.
  const second = await renderAgreement(aSampleAgreement());
  expect(Buffer.compare(first, second)).toBe(0);
});

test('any other word gives other bytes', async () => {
  const first = await renderAgreement(aSampleAgreement());
  const second = await renderAgreement(aSampleAgreement({ noticeText: 'Either party may end it, 31 days ahead.' }));
  expect(Buffer.compare(first, second)).not.toBe(0);
});

test('signers are listed in signing order, whatever the order they come in', () => {
  const rows = agreementBlocks(aSampleAgreement()).at(-1);
  expect(rows).toEqual({
    kind: 'facts',
    rows: [
      { label: '1. Head of the agency', value: "Dana Whitlock, Sheriff, Calder County Sheriff's Office" },
      {
        label: '2. Federal signer',
        value: 'To be named, Special Agent in Charge, Homeland Security Investigations, Winter',
      },
    ],
  });
});

describe('plain text', () => {
  test('is cut into paragraphs and lists', () => {
    expect(proseBlocks('One\nline.\r\n\r\n- first\n  goes on\n- second\n\nLast.')).toEqual([
      { kind: 'paragraph', text: 'One line.' },
      { kind: 'list', items: ['first goes on', 'second'] },
      { kind: 'paragraph', text: 'Last.' },
    ]);
    expect(proseBlocks(' \n\n ')).toEqual([]);
  });

  test('loses characters that nobody would see', () => {
    expect(proseBlocks('pay\u200b \u202e$100\u00ad0\u0007')).toEqual([{ kind: 'paragraph', text: 'pay $1000' }]);
  });

  test('with characters the font lacks is refused, and they are named', async () => {
    expect(unprintableCharacters('Ends ≥ 30 days, 協定 é Ł ạ')).toEqual(['≥', '協', '定']);
    await expect(renderAgreement(aSampleAgreement({ objective: 'Keep 協定.' }))).rejects.toThrow('協 定');
  });
});

withPoppler('to other eyes', () => {
  test('the PDF says every paragraph of the plain text, in order', async () => {
    const agreement = aSampleAgreement();
    const seen = folded(columnText(await renderAgreement(agreement)));
    let from = 0;
    const paragraphs = agreementText(agreement).split('\n\n');
    expect(paragraphs.length).toBeGreaterThan(30);
    for (const paragraph of paragraphs) {
      const [label, value] = /^([^:]{1,40}): (.+)$/.exec(paragraph)?.slice(1) ?? [];
      const words = paragraph.startsWith('- ') ? [paragraph.slice(2)] : label && value ? [label, value] : [paragraph];
      for (const part of words) {
        const at = seen.indexOf(folded(part), from);
        expect(at, part).toBeGreaterThanOrEqual(from);
        from = at + folded(part).length;
      }
    }
  });

  test('headings, lists and facts are tagged, and the language and title are told', async () => {
    const pdf = await renderAgreement(aSampleAgreement());
    const structure = onPdf(pdf, 'pdfinfo', ['-struct-text']);
    expect(structure).toMatch(/^Document\n/);
    expect(structure).toMatch(/H1 \(block\)\n\s+"Memorandum of Understanding for/);
    expect(structure).toMatch(/H2 \(block\)\n\s+"1\. Purpose"/);
    expect(structure).toMatch(/LI \(block\)\n\s+Lbl \(block\)\n\s+"•"\n\s+LBody \(block\)\n\s+"Each party keeps/);
    expect(structure).toMatch(/TH\n\s+"Program"\n\s+TD\n\s+"Operation Community Shield"/);
    expect(structure).not.toContain('Page 1 of');
    const info = onPdf(pdf, 'pdfinfo', []);
    expect(info).toMatch(/Tagged: +yes/);
    expect(info).toMatch(/Title: +Memorandum of Understanding/);
    expect(info).toMatch(/Page size: +612 x 792 pts \(letter\)/);
  });

  test('every page has number, version and page count, and the demonstration mark where it is one', async () => {
    const real = onPdf(await renderAgreement(aSampleAgreement({ demonstration: false })), 'pdftotext', [], ['-']);
    const trial = onPdf(await renderAgreement(aSampleAgreement()), 'pdftotext', [], ['-']);
    for (const text of [real, trial]) {
      const pages = text.split('\f').filter((page) => page.trim() !== '');
      expect(pages).toHaveLength(3);
      for (const [index, page] of pages.entries()) {
        expect(page).toContain('Agreement AGR-2026-000045, version 3');
        expect(page).toContain(`Page ${index + 1} of 3`);
        expect(page.includes('DEMONSTRATION')).toBe(text === trial);
      }
    }
    expect(real).not.toMatch(/demonstration/i);
  });

  test('all fonts are embedded', async () => {
    const fonts = onPdf(await renderAgreement(aSampleAgreement()), 'pdffonts', [])
      .trim()
      .split('\n')
      .slice(2);
    expect(fonts.length).toBeGreaterThanOrEqual(3);
    for (const font of fonts) expect(font).toMatch(/PublicSans\S+ .* yes +yes +yes +/);
  });

  test('a word of 200 letters and a long header stay inside the page', async () => {
    const long = 'Pneumonoultramicroscopic'.repeat(9);
    const pdf = await renderAgreement(aSampleAgreement({ objective: long, programName: `${long} ${long}` }));
    const boxes = [...onPdf(pdf, 'pdftotext', ['-bbox'], ['-']).matchAll(/xMin="([\d.]+)" .*xMax="([\d.]+)"/g)];
    expect(boxes.length).toBeGreaterThan(100);
    for (const [, left, right] of boxes) {
      expect(Number(left)).toBeGreaterThan(80);
      expect(Number(right)).toBeLessThan(530);
    }
  });
});
