import 'server-only';
import path from 'node:path';
import PDFDocument from 'pdfkit';
import { z } from 'zod';
import { readFont } from './font-file';

// Public Sans comes in three files, each with a part of the alphabet. A text is cut into runs, each set in the first
// file that has all its characters; a character in none of them would print as an empty box, so it is refused.

const FOLDER = path.join(process.cwd(), 'node_modules', '@fontsource', 'public-sans', 'files');
const SUBSETS = ['latin', 'latin-ext', 'vietnamese'] as const;

/** The two weights papers are set in. */
export type Weight = 'regular' | 'bold';
/** A piece of text and the registered font that holds its characters. */
export type Run = { font: string; text: string };

/** Thrown when a text has characters that the embedded font cannot print. */
export class UnprintableTextError extends Error {
  /** @param characters the characters that cannot be printed, each once */
  constructor(readonly characters: string[]) {
    super(`These characters cannot be printed in an agreement: ${characters.join(' ')}. Replace them with words.`);
    this.name = 'UnprintableTextError';
  }
}

const loadedFont = z.object({
  _font: z.object({ font: z.object({ characterSet: z.array(z.number().int()) }) }),
});

const fontName = (weight: Weight, subset: string) => `${weight}-${subset}`;

/**
 * Registers Public Sans with a document, under the names that runs use.
 * @param doc the document
 */
export function registerFonts(doc: PDFKit.PDFDocument): void {
  for (const [weight, number] of [['regular', 400] as const, ['bold', 700] as const]) {
    for (const subset of SUBSETS) {
      const file = path.join(FOLDER, `public-sans-${subset}-${number}-normal.woff`);
      doc.registerFont(fontName(weight, subset), readFont(file));
    }
  }
}

let coverage: { subset: string; has: Set<number> }[] | null = null;

function fontCoverage() {
  if (coverage === null) {
    const probe = new PDFDocument({ autoFirstPage: false });
    registerFonts(probe);
    coverage = SUBSETS.map((subset) => {
      probe.font(fontName('regular', subset));
      return { subset, has: new Set(loadedFont.parse(probe)._font.font.characterSet) };
    });
  }
  return coverage;
}

function subsetOf(character: string): string | undefined {
  const point = character.codePointAt(0) ?? 0;
  return fontCoverage().find(({ has }) => has.has(point))?.subset;
}

/**
 * The characters of a text that an agreement cannot print. Editors ask this while somebody types.
 * @param text printed text; line breaks are fine
 * @returns each such character once, in order; empty when all can be printed
 */
export function unprintableCharacters(text: string): string[] {
  return [...new Set(text)].filter((character) => character !== '\n' && subsetOf(character) === undefined);
}

/** A text with a question mark for each character that no paper can print, for papers that tell what others wrote. */
export function printableText(text: string): string {
  const unknown = new Set(unprintableCharacters(text));
  return unknown.size === 0 ? text : [...text].map((sign) => (unknown.has(sign) ? '?' : sign)).join('');
}

/**
 * Cuts a text into runs of one font file each.
 * @param text the text
 * @param weight its weight
 * @returns the runs, in order
 * @throws UnprintableTextError when a character is in no font file
 */
export function fontRuns(text: string, weight: Weight): Run[] {
  const missing = unprintableCharacters(text);
  if (missing.length > 0) throw new UnprintableTextError(missing);
  const runs: Run[] = [];
  for (const character of text) {
    const last = runs.at(-1);
    const stays =
      last !== undefined && (character === ' ' || last.font === fontName(weight, subsetOf(character) ?? ''));
    if (stays) last.text += character;
    else runs.push({ font: fontName(weight, subsetOf(character) ?? SUBSETS[0]), text: character });
  }
  return runs;
}
