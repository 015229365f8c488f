import 'server-only';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { z } from 'zod';

// The text of a PDF, read by a process of its own that may take only so much time and memory, sees no setting of the
// portal, and may read no file but the program and its packages.

const program = path.resolve('lib/server/documents/pdf-words.mjs');
const memoryMegabytes = 256;
const answerBytesMax = 40_000_000;

const args = [
  `--max-old-space-size=${memoryMegabytes}`,
  '--permission',
  // The packages may stand behind a link (so in the copies that npm run holes makes), and it is the link that is allowed.
  '--preserve-symlinks',
  `--allow-fs-read=${path.resolve('node_modules')}${path.sep}*`,
  `--allow-fs-read=${path.dirname(program)}${path.sep}*`,
  `--allow-fs-read=${path.resolve('package.json')}`,
  program,
];

const noSettings = { NODE_ENV: 'production' } as const;

const pagesSchema = z.array(z.string().max(20_000_000)).max(2000);

/** The text of each page, or why it is not known. */
export type PdfText = { ok: true; pages: readonly string[] } | { ok: false; why: 'BROKEN' | 'TOO_MUCH' };

/**
 * Reads the text of a PDF.
 * @param msMax how long it may take before it is given up
 */
export const readPdf = (bytes: Uint8Array, msMax = 45_000): Promise<PdfText> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, { env: noSettings, stdio: ['pipe', 'pipe', 'ignore'] });
    const chunks: Buffer[] = [];
    let length = 0;
    let isTooMuch = false;
    const giveUp = () => {
      isTooMuch = true;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(giveUp, msMax);
    child.stdout.on('data', (chunk: Buffer) => {
      length += chunk.length;
      chunks.push(chunk);
      if (length > answerBytesMax) giveUp();
    });
    // A program that ended before it had read everything.
    child.stdin.on('error', () => undefined);
    child.on('error', () => undefined);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (isTooMuch || signal !== null) return resolve({ ok: false, why: 'TOO_MUCH' });
      return resolve(code === 0 ? toPages(Buffer.concat(chunks).toString('utf8')) : { ok: false, why: 'BROKEN' });
    });
    child.stdin.end(bytes);
  });

const toPages = (text: string): PdfText => {
  try {
    const read = pagesSchema.safeParse(JSON.parse(text));
    return read.success ? { ok: true, pages: read.data } : { ok: false, why: 'TOO_MUCH' };
  } catch {
    return { ok: false, why: 'BROKEN' };
  }
};
