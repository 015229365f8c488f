// A program of its own: reads a PDF from its standard input and writes the text of each page, as a list in JSON, to its
// standard output. It runs in a child process with limits (lib/server/documents/read-pdf.ts), because a PDF of a
// stranger may be made to take all the time and memory there is.
import { PDF } from '@libpdf/core';

const pagesMax = 2000;
const charsMax = 20_000_000;

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const pdf = await PDF.load(new Uint8Array(Buffer.concat(chunks)));
const count = pdf.getPageCount();
if (count > pagesMax) throw new Error('This PDF has more pages than are read.');
const pages = [];
let chars = 0;
for (let at = 0; at < count; at += 1) {
  const { text } = pdf.getPage(at).extractText();
  chars += text.length;
  if (chars > charsMax) throw new Error('This PDF has more text than is read.');
  pages.push(text);
}
process.stdout.write(JSON.stringify(pages));
