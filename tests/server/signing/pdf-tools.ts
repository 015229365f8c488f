import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

// Programs that are not ours: poppler and openssl look at the files with other eyes.

/** True when a program can be run here. */
export function hasTool(name: string): boolean {
  return spawnSync(name, [name === 'openssl' ? 'version' : '-v']).error === undefined;
}

/** Runs something with a folder of its own that is removed afterwards. */
export function inFolder<T>(files: Record<string, Uint8Array | string>, use: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'signing-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The output of a program on one PDF. */
export function onPdf(pdf: Uint8Array, tool: string, before: string[], after: string[] = []): string {
  return inFolder({ 'file.pdf': pdf }, (folder) =>
    execFileSync(tool, [...before, path.join(folder, 'file.pdf'), ...after], { encoding: 'utf8', stdio: 'pipe' }),
  );
}

/** The words of the column, without headers and footers. */
export function columnText(pdf: Uint8Array): string {
  return onPdf(pdf, 'pdftotext', ['-x', '0', '-y', '70', '-W', '612', '-H', '650', '-nopgbrk'], ['-']);
}

/** A text without white space, so that line breaks do not matter. */
export const folded = (text: string) => text.replace(/\s/g, '');

/** Runs openssl in a folder. */
export function openssl(folder: string, ...args: string[]): void {
  execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
}
