// What the portal finds when it compares the pages of a scan with the print copy they were signed on.
import { diffArrays } from 'diff';
import { z } from 'zod';
import { cutTo } from '@/lib/domain/text';

// Our own rules: what a person can take in, and what a comparison may cost.
const wordsShown = 30;
const wordsCompared = 6000;
const editsMax = 1500;
const sheetsMax = 400;

/** A page with fewer words than this carries no text that a machine could compare. */
const textLayerWords = 4;

export const sheetKinds = ['COVER', 'TEXT', 'SIGNATURE'] as const;
export type SheetKind = (typeof sheetKinds)[number];

const words = z.array(z.string().max(80)).max(wordsShown);

// Stored with each scan: another shape would need a second reader beside this one.
export const pageCheckSchema = z.strictObject({
  /** Pages of the frozen text alone. */
  textPages: z.number().int().min(1).max(sheetsMax),
  sheets: z
    .array(
      z.strictObject({
        kind: z.enum(sheetKinds),
        /** BY_EYE: the scan has no text on this page, so that only people can compare it. */
        result: z.enum(['SAME', 'CHANGED', 'BY_EYE']),
        missing: words,
        missingCount: z.number().int().min(0),
        added: words,
        addedCount: z.number().int().min(0),
      }),
    )
    .max(sheetsMax),
});

export type PageCheck = z.output<typeof pageCheckSchema>;
export type SheetCheck = PageCheck['sheets'][number];

/** The words of a page as they are compared: case, accents of composition, signs and line breaks make no difference. */
export const comparedWords = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, wordsCompared)
    .map((word) => cutTo(word, 80));

type Difference = { missing: string[]; added: string[] };

const leftOver = (of: readonly string[], from: readonly string[]): string[] => {
  const rest = new Map<string, number>();
  for (const word of from) rest.set(word, (rest.get(word) ?? 0) + 1);
  return of.filter((word) => {
    const left = rest.get(word) ?? 0;
    if (left > 0) rest.set(word, left - 1);
    return left === 0;
  });
};

const differenceOf = (expected: string[], found: string[]): Difference => {
  const parts = diffArrays(expected, found, { maxEditLength: editsMax });
  // Too far apart to be put side by side: what is left over on each side still says so.
  if (!parts) return { missing: leftOver(expected, found), added: leftOver(found, expected) };
  return {
    missing: parts.flatMap(({ removed, value }) => (removed ? value : [])),
    added: parts.flatMap(({ added, value }) => (added ? value : [])),
  };
};

/** Compares one sheet. On a sheet that is filled in by hand, words that came in are no change of it. */
export const checkSheet = (kind: SheetKind, expected: string, found: string): SheetCheck => {
  const scanned = comparedWords(found);
  if (scanned.length < textLayerWords) {
    return { kind, result: 'BY_EYE', missing: [], missingCount: 0, added: [], addedCount: 0 };
  }
  const { missing, added } = differenceOf(comparedWords(expected), scanned);
  const strange = kind === 'SIGNATURE' ? [] : added;
  return {
    kind,
    result: missing.length + strange.length === 0 ? 'SAME' : 'CHANGED',
    missing: missing.slice(0, wordsShown),
    missingCount: missing.length,
    added: strange.slice(0, wordsShown),
    addedCount: strange.length,
  };
};

/** The kind of each sheet of a print copy: a cover, the pages of the text, the sheet to sign. */
export const sheetKindsOf = (textPages: number): SheetKind[] => [
  'COVER',
  ...Array.from({ length: textPages }, () => 'TEXT' as const),
  'SIGNATURE',
];

/**
 * Compares a scan with its print copy.
 * @param expected the text of each sheet of the print copy
 * @param found the text of each page of the scan
 * @returns null when the scan has not as many pages as the print copy
 */
export const checkPages = (expected: readonly string[], found: readonly string[]): PageCheck | null => {
  const textPages = expected.length - 2;
  if (found.length !== expected.length || textPages < 1) return null;
  const sheets = sheetKindsOf(textPages).map((kind, at) => checkSheet(kind, expected[at] ?? '', found[at] ?? ''));
  return { textPages, sheets };
};

/** The result of all pages in one sentence. */
export const pageCheckSentence = ({ sheets }: PageCheck): string => {
  const count = `All ${sheets.length} pages are there.`;
  const changed = sheets.filter(({ result }) => result === 'CHANGED').length;
  const byEye = sheets.filter(({ result }) => result === 'BY_EYE').length;
  if (changed > 0) {
    return `${count} On ${changed} of them words are missing or changed: look at each before you confirm.`;
  }
  if (byEye === sheets.length) return `${count} The scan has no text that the portal can read: compare it by eye only.`;
  if (byEye > 0) return `${count} ${byEye} of them have no text that the portal can read: compare those by eye.`;
  return `${count} Every word that the portal can read is that of the frozen text.`;
};
