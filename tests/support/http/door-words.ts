import { PDF } from '@libpdf/core';
import { unzipSync } from 'fflate';
import type { Answer } from '@/tests/support/http/door-client';

// The words of an answer, whatever they are packed in: marks are looked for in what a person reads, and a PDF or a
// package keeps that compressed.

const wordsOfPdf = async (bytes: Uint8Array): Promise<string> => {
  const pdf = await PDF.load(bytes);
  return Array.from({ length: pdf.getPageCount() }, (_, at) => pdf.getPage(at)?.extractText().text ?? '').join('\n');
};

const wordsOfZip = async (bytes: Uint8Array): Promise<string> => {
  const parts: string[] = [];
  for (const [name, part] of Object.entries(unzipSync(bytes))) {
    const words = name.endsWith('.pdf') ? await wordsOfPdf(part) : Buffer.from(part).toString('utf8');
    parts.push(`${name}\n${words}`);
  }
  return parts.join('\n');
};

/** What stands in an answer, to be read: of a page, a table and a feed the text itself. */
export const wordsOf = async ({ type, body, status }: Answer): Promise<string> => {
  if (status !== 200 || !/pdf|zip/u.test(type)) return body;
  const bytes = new Uint8Array(Buffer.from(body, 'latin1'));
  return /zip/u.test(type) ? wordsOfZip(bytes) : wordsOfPdf(bytes);
};
