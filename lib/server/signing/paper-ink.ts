import 'server-only';
import { fontRuns } from './paper-font';
import type { TextStyle } from './paper-style';

// Puts one text on a sheet, whatever alphabets it mixes, and measures it.

type Pdf = PDFKit.PDFDocument;

/** The upper left corner and width of a text. */
export type Place = { x: number; y: number; width: number };

/**
 * Sets a text; it wraps at the width and goes on to the next page by itself. Each of its lines begins at the left.
 * @param pdf the document
 * @param text printed text
 * @param style how to set it
 * @param place where it starts
 * @throws UnprintableTextError when the font lacks a character
 */
export function setText(pdf: Pdf, text: string, style: TextStyle, place: Place): void {
  pdf.fontSize(style.size).fillColor(style.color);
  for (const [index, line] of text.split('\n').entries()) {
    setLine(pdf, line, style, index === 0 ? place : { ...place, y: pdf.y });
  }
}

function setLine(pdf: Pdf, text: string, style: TextStyle, place: Place): void {
  const runs = fontRuns(text, style.weight);
  for (const [index, run] of runs.entries()) {
    const options = { width: place.width, lineGap: style.lineGap, continued: index < runs.length - 1 };
    pdf.font(run.font);
    if (index === 0) pdf.text(run.text, place.x, place.y, options);
    else pdf.text(run.text, options);
  }
}

/**
 * The height a text would take. Exact for one alphabet, close for a mix.
 * @returns points, with the gap after the last line
 */
export function textHeight(pdf: Pdf, text: string, style: TextStyle, width: number): number {
  return text.split('\n').reduce((sum, line) => {
    const [first] = fontRuns(line, style.weight);
    if (first === undefined) return sum;
    pdf.font(first.font).fontSize(style.size);
    return sum + pdf.heightOfString(line, { width, lineGap: style.lineGap });
  }, 0);
}

/**
 * The width of a text on one line.
 * @returns points
 */
export function textWidth(pdf: Pdf, text: string, style: TextStyle): number {
  pdf.fontSize(style.size);
  return fontRuns(text, style.weight).reduce((sum, run) => sum + pdf.font(run.font).widthOfString(run.text), 0);
}

/**
 * A text that fits on one line, cut with an ellipsis where it must be.
 * @returns the text, or its beginning and "…"
 */
export function fittedText(pdf: Pdf, text: string, style: TextStyle, width: number): string {
  if (textWidth(pdf, text, style) <= width) return text;
  let kept = text;
  while (kept.length > 0 && textWidth(pdf, `${kept}…`, style) > width) kept = kept.slice(0, -1).trimEnd();
  return `${kept}…`;
}
