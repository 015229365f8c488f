import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import jsQR from 'jsqr';
import { expect, test } from 'vitest';
import { paths } from '@/lib/domain/paths';
import { inFolder } from './pdf-tools';
import { anIdentity, aSealedAgreement } from './sealed-sample';

// A camera's way to the verify page: the certificate is drawn by poppler as it is printed, and another library than the
// one that drew the code reads it.

/** A page as gray pixels: the format is a line "P5 width height 255" and then a byte for each pixel (netpbm, PGM). */
const grayPage = (pdf: Uint8Array, page: number) =>
  inFolder({ 'file.pdf': pdf }, (cwd) => {
    const pages = ['-f', `${page}`, '-l', `${page}`];
    execFileSync('pdftoppm', ['-r', '150', '-gray', ...pages, '-singlefile', 'file.pdf', 'page'], { cwd });
    const file = readFileSync(path.join(cwd, 'page.pgm'));
    const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/u.exec(file.subarray(0, 60).toString('latin1'));
    const [width = 0, height = 0] = (head ?? []).slice(1).map(Number);
    return { width, height, gray: file.subarray(head?.[0].length ?? 0) };
  });

const readCode = ({ width, height, gray }: ReturnType<typeof grayPage>): string | undefined => {
  const colors = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const [at, shade] of gray.entries()) colors.fill(shade, at * 4, at * 4 + 3);
  return jsQR(colors, width, height, { inversionAttempts: 'dontInvert' })?.data;
};

test('the code on the certificate of completion, printed and read again, leads to the verify page of this text', async () => {
  const { identity } = await anIdentity();
  const { pdf, certificate } = await aSealedAgreement(identity);
  // The text has three pages and no code; the certificate is behind it.
  const read = [4, 5].map((page) => readCode(grayPage(pdf, page)));
  expect(read.filter((code) => code !== undefined)).toEqual([certificate.verifyAt]);
  const address = new URL(certificate.verifyAt ?? '');
  expect(`${address.pathname}${address.search}`).toBe(paths.verify(certificate.frozenSha256));
});
