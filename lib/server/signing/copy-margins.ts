import 'server-only';
import { type PDF, PdfArray, PdfDict, PdfName, type PdfObject, PdfRef, PdfStream } from '@libpdf/core';
import { SHEET } from './paper-style';

// Adds a line to the foot of every page of a finished paper, without touching what stands there: the old content is
// kept as it is between a save and a restore of the graphics state, and the line comes behind it as an artifact.

const FONT = 'CopyMargin';
const SIZE = 6.5;
const GREY = '0.337 0.361 0.396';

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

const stream = (pdf: PDF, content: string) => pdf.register(new PdfStream([], latin1(content)));

/** The page's own dictionary of resources, which its pages may share by reference. */
function resourcesOf(pdf: PDF, page: PdfDict): PdfDict {
  const found = page.getDict('Resources', (ref) => pdf.getObject(ref));
  if (!found) throw new Error('A page of the paper has no resources.');
  return found;
}

function contentsOf(pdf: PDF, page: PdfDict): PdfObject[] {
  const found = page.get('Contents');
  if (found instanceof PdfArray) return [...found];
  if (found instanceof PdfRef) {
    const target = pdf.getObject(found);
    return target instanceof PdfArray ? [...target] : [found];
  }
  throw new Error('A page of the paper has no content.');
}

/** Only plain letters, digits and signs: the line is set in a font that every reader has. */
function literal(line: string): string {
  if (!/^[\x20-\x7e]*$/.test(line)) throw new Error('The foot of a page takes plain characters only.');
  return line.replace(/[\\()]/g, '\\$&');
}

function footOf(lines: readonly string[]): string {
  const set = lines.map((line, at) => {
    const y = 43 - at * (SIZE + 2.2);
    return `BT /${FONT} ${SIZE} Tf ${GREY} rg 1 0 0 1 ${SHEET.left} ${y} Tm (${literal(line)} ) Tj ET`;
  });
  return `\nQ\nq\n/Artifact <</Type /Pagination>> BDC\n${set.join('\n')}\nEMC\nQ\n`;
}

/**
 * Writes lines at the foot of each page.
 * @param pdf a paper of this room; only the object model changes
 * @param linesFor the lines of a page, by its place
 */
export function addFeet(pdf: PDF, linesFor: (at: number) => readonly string[]): void {
  const resolve = (ref: PdfRef) => pdf.getObject(ref);
  const kids = pdf.getCatalog().getDict('Pages', resolve)?.getArray('Kids', resolve);
  const font = pdf.register(
    PdfDict.of({
      Type: PdfName.of('Font'),
      Subtype: PdfName.of('Type1'),
      BaseFont: PdfName.of('Helvetica'),
      Encoding: PdfName.of('WinAnsiEncoding'),
    }),
  );
  for (const [at, kid] of [...(kids ?? [])].entries()) {
    const page = kid instanceof PdfRef ? pdf.getObject(kid) : kid;
    if (!(page instanceof PdfDict)) throw new Error('The paper has something among its pages that is none.');
    const resources = resourcesOf(pdf, page);
    const fonts = resources.getDict('Font', resolve) ?? new PdfDict();
    fonts.set(FONT, font);
    resources.set('Font', fonts);
    page.set(
      'Contents',
      new PdfArray([stream(pdf, 'q\n'), ...contentsOf(pdf, page), stream(pdf, footOf(linesFor(at)))]),
    );
  }
}
