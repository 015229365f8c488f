import 'server-only';
import QRCode from 'qrcode';
import { COLOR } from './paper-style';

// A QR code as plain squares: no picture, no link, nothing in the file that acts by itself.

type Place = { x: number; y: number; side: number };

/**
 * Draws an address as a QR code. The margin of the sheet and the gap beside it are its quiet zone.
 * @param pdf the document
 * @param address what a camera reads
 * @param place the upper left corner and the length of a side, in points
 */
export function drawCode(pdf: PDFKit.PDFDocument, address: string, { x, y, side }: Place): void {
  // Level M stands a fold or a stain of a seventh of the code.
  const { modules } = QRCode.create(address, { errorCorrectionLevel: 'M' });
  const step = side / modules.size;
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) pdf.rect(x + column * step, y + row * step, step, step);
    }
  }
  pdf.fill(COLOR.ink);
}
