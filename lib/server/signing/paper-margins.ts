import 'server-only';
import { fittedText, setText, textWidth } from './paper-ink';
import { COLOR, COLUMN, SHEET, STYLE, type TextStyle } from './paper-style';

// Headers, footers and the demonstration mark. They are artifacts: a screen reader passes over them.

type Pdf = PDFKit.PDFDocument;

/** What stands in the margins of every page. */
export type Margins = { headerLeft: string; headerRight: string; pageWord: string; demonstration: boolean };

const DEMONSTRATION_MARK = 'DEMONSTRATION. NOT A REAL DOCUMENT.';
const RIGHT_EDGE = SHEET.width - SHEET.right;

function drawRule(pdf: Pdf, y: number): void {
  pdf.moveTo(SHEET.left, y).lineTo(RIGHT_EDGE, y).lineWidth(0.6).strokeColor(COLOR.line).stroke();
}

function drawLine(pdf: Pdf, text: string, style: TextStyle, y: number, align: 'left' | 'center' | 'right'): void {
  const shown = fittedText(pdf, text, style, align === 'center' ? COLUMN : COLUMN / 2 - 8);
  const width = textWidth(pdf, shown, style);
  const middle = SHEET.left + (COLUMN - width) / 2;
  const x = align === 'left' ? SHEET.left : align === 'center' ? middle : RIGHT_EDGE - width;
  setText(pdf, shown, style, { x, y, width: width + 1 });
}

/**
 * Draws the margins of all buffered pages, once the number of pages is known.
 * @param pdf a document with buffered pages
 * @param margins the texts
 */
export function drawMargins(pdf: Pdf, margins: Margins): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let index = start; index < start + count; index++) {
    pdf.switchToPage(index);
    pdf.page.margins.bottom = 0; // Otherwise a text below the column would start a new page.
    pdf.markContent('Artifact', { type: 'Pagination' });
    if (margins.demonstration) {
      pdf.rect(0, 0, SHEET.width, 26).fill(COLOR.markGround);
      drawLine(pdf, DEMONSTRATION_MARK, STYLE.mark, 8, 'center');
    }
    drawLine(pdf, margins.headerLeft, STYLE.margin, 46, 'left');
    drawLine(pdf, margins.headerRight, STYLE.margin, 46, 'right');
    drawRule(pdf, 62);
    drawRule(pdf, SHEET.height - 58);
    drawLine(pdf, `${margins.pageWord} ${index - start + 1} of ${count}`, STYLE.margin, SHEET.height - 50, 'right');
    pdf.endMarkedContent();
  }
}
