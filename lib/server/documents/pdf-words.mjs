// A program of its own: reads a PDF from its standard input and writes the text of each page, as a list in JSON, to its
// standard output. It runs in a child process with limits (lib/server/documents/read-pdf.ts), because a PDF of a
// stranger may be made to take all the time and memory there is.
import { PDF, PdfDict, PdfRef, PdfStream } from '@libpdf/core';

const pagesMax = 2000;
const charsMax = 20_000_000;

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const pdf = await PDF.load(new Uint8Array(Buffer.concat(chunks)));
const resolve = (ref) => pdf.getObject(ref);
const found = (value) => (value instanceof PdfRef ? resolve(value) : value);

// A ligature stands for several characters, whose codes may be parted by a space (ISO 32000-1, 7.3.4.3). The library
// reads that as one code and takes every later character of the font for its neighbor; without the spaces it does not.
const mended = new Set();
const mendFonts = (page) => {
  const fonts = page?.getDict?.('Resources', resolve)?.getDict('Font', resolve) ?? [];
  for (const [, value] of fonts) {
    const font = found(value);
    const map = font instanceof PdfDict ? found(font.get('ToUnicode')) : null;
    if (!(map instanceof PdfStream) || mended.has(map)) continue;
    mended.add(map);
    const text = Buffer.from(map.getDecodedData()).toString('latin1');
    const closed = text.replaceAll(/<[0-9a-fA-F\s]{1,200}>/g, (code) => code.replaceAll(/\s/g, ''));
    map.setData(new Uint8Array(Buffer.from(closed, 'latin1')));
  }
};

const count = pdf.getPageCount();
if (count > pagesMax) throw new Error('This PDF has more pages than are read.');
const pages = [];
let chars = 0;
for (let at = 0; at < count; at += 1) {
  const page = pdf.getPage(at);
  mendFonts(page?.dict);
  const { text } = page.extractText();
  chars += text.length;
  if (chars > charsMax) throw new Error('This PDF has more text than is read.');
  pages.push(text);
}
process.stdout.write(JSON.stringify(pages));
