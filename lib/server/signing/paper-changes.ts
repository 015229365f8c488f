import 'server-only';
import type { WordPart } from '@/lib/domain/word-diff';
import { type PaperBlock, printedText } from './paper-block';
import { fontRuns } from './paper-font';
import { COLOR, COLUMN, SHEET, STYLE } from './paper-style';

// A text with its changes on paper: what came in is underlined, what went out struck through. Colour only helps; a
// screen reader hears "added" and "removed" before the words.

type Pdf = PDFKit.PDFDocument;
type Tags = PDFKit.PDFStructureElement;
type Changes = Extract<PaperBlock, { kind: 'changes' }>;

const look = {
  same: { color: COLOR.ink, weight: 'regular' },
  added: { color: COLOR.added, weight: 'bold' },
  removed: { color: COLOR.removed, weight: 'regular' },
} as const;

/** The parts of each paragraph. Takes the parts of a whole text; empty paragraphs are left out. */
export const changedParagraphs = (parts: readonly WordPart[]): WordPart[][] => {
  const paragraphs: WordPart[][] = [[]];
  for (const { kind, text } of parts) {
    for (const [at, piece] of text.split(/\n+/u).entries()) {
      if (at > 0) paragraphs.push([]);
      // The space at the edge of a part is that between two words.
      const [before, after] = [/^\s/u.test(piece) ? ' ' : '', /\S\s+$/u.test(piece) ? ' ' : ''];
      const printed = `${before}${printedText(piece)}${after}`;
      if (printed !== '') paragraphs.at(-1)?.push({ kind, text: printed });
    }
  }
  return paragraphs.filter((one) => one.some(({ text }) => text.trim() !== ''));
};

/**
 * Draws a text with its changes, paragraph by paragraph; it goes on to the next page by itself.
 * @throws UnprintableTextError when the font lacks a character
 */
export const drawChanges = (pdf: Pdf, tags: Tags, { parts }: Changes): void => {
  const style = STYLE.paragraph;
  for (const paragraph of changedParagraphs(parts)) {
    const runs = paragraph.flatMap((part) =>
      fontRuns(part.text, look[part.kind].weight).map((run) => ({ ...run, kind: part.kind })),
    );
    const place = pdf.struct('P');
    tags.add(place);
    for (const [at, { kind, font, text }] of runs.entries()) {
      const options = {
        width: COLUMN,
        lineGap: style.lineGap,
        continued: at < runs.length - 1,
        underline: kind === 'added',
        strike: kind === 'removed',
      };
      const spoken = kind === 'same' ? {} : { actual: ` ${kind}: ${text} ` };
      place.add(
        pdf.struct('Span', spoken, () => {
          pdf.fontSize(style.size).fillColor(look[kind].color).font(font);
          if (at === 0) pdf.text(text, SHEET.left, pdf.y, options);
          else pdf.text(text, options);
        }),
      );
    }
    pdf.y += style.after - style.lineGap;
  }
};
