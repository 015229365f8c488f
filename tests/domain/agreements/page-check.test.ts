import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPages, checkSheet, pageCheckSchema, pageCheckSentence } from '@/lib/domain/agreements/page-check';

const cover = 'Print copy to sign in ink, agreement one.';
const text = 'The parties work together against gangs. Neither party pays for the other. Either party may end this.';
const sheet = 'Signature sheet. I sign it and mean this to be my signature. Signature of Thomas Brandt.';
const copy = [cover, text, sheet];

describe('the pages of a scan', () => {
  test('are counted: a sheet too many or too few is no copy', () => {
    expect(checkPages(copy, [cover, text])).toBeNull();
    expect(checkPages(copy, [...copy, sheet])).toBeNull();
    expect(checkPages(copy, copy)?.textPages).toBe(1);
  });

  test.each([
    ['case, signs and lines', text.toUpperCase().replaceAll('. ', ' ;\n'), 'SAME', [], []],
    ['a word left out', text.replace('Neither', ''), 'CHANGED', ['neither'], []],
    ['a word added', text.replace('may end', 'may never end'), 'CHANGED', [], ['never']],
    ['a word exchanged', text.replace('gangs', 'everybody'), 'CHANGED', ['gangs'], ['everybody']],
    ['two words that changed places', text.replace('Neither party pays', 'Neither pays party'), 'CHANGED', null, null],
    ['nothing to read', '', 'BY_EYE', [], []],
    ['a stamp alone', 'Received 11/24', 'BY_EYE', [], []],
  ] as const)('with %s', (_what, found, result, missing, added) => {
    const checked = checkSheet('TEXT', text, found);
    expect(checked.result).toBe(result);
    if (missing) expect(checked.missing).toEqual(missing);
    if (added) expect(checked.added).toEqual(added);
  });

  test('may have ink on the sheet to sign, and nothing less than its words', () => {
    expect(checkSheet('SIGNATURE', sheet, `${sheet} T. Brandt 11/24/2026`).result).toBe('SAME');
    expect(checkSheet('SIGNATURE', sheet, sheet.replace('I sign it', '')).result).toBe('CHANGED');
    expect(checkSheet('COVER', cover, `${cover} Void.`).result).toBe('CHANGED');
  });

  test('say in one sentence what was found', () => {
    const sentence = (found: readonly string[]) =>
      pageCheckSentence(checkPages(copy, found) ?? { textPages: 1, sheets: [] });
    expect(sentence(copy)).toMatch(/^All 3 pages are there\. Every word/u);
    expect(sentence(['', '', ''])).toMatch(/compare it by eye only/u);
    expect(sentence([cover, '', sheet])).toMatch(/1 of them have no text|1 of them/u);
    expect(sentence([cover, 'Something else stands on this page.', sheet])).toMatch(/words are missing or changed/u);
  });

  test('come to a result that can be stored, whatever stands on them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 400, unit: 'grapheme' }), { minLength: 3, maxLength: 5 }),
        fc.string({ maxLength: 4000 }),
        (found, long) => {
          const pages = [...found.slice(0, -1), `${long} ${'word '.repeat(80)}`];
          const check = checkPages(
            pages.map(() => text),
            pages,
          );
          expect(pageCheckSchema.parse(check)).toEqual(check);
        },
      ),
      { numRuns: 60 },
    );
  });
});
