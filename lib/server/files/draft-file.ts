import 'server-only';
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { StoredFile } from '@/lib/server/files/file-store';

// A file that is too long to be held in memory, written beside its place until it is whole. What a killed process has left
// behind is swept away by a later one.

/** Nothing is written for so long: the process that began it is gone. */
const abandonedMs = 24 * 3_600_000;

const sweep = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder)) {
    const draft = path.join(folder, name);
    const found = await stat(draft).catch(() => null);
    if (found && Date.now() - found.mtimeMs > abandonedMs) await rm(draft, { force: true });
  }
};

/** A draft as it was written. */
export type DraftFile = StoredFile & { path: string };

/**
 * Writes what comes into a new file of the folder, synced to the disk.
 * @throws whatever the source throws; nothing is left of the draft then
 */
export const writeDraft = async (folder: string, chunks: AsyncIterable<Uint8Array>): Promise<DraftFile> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await sweep(folder);
  const draft = path.join(folder, `${randomUUID()}.part`);
  const hash = createHash('sha256');
  let byteLength = 0;
  const handle = await open(draft, 'wx', 0o600);
  try {
    for await (const chunk of chunks) {
      hash.update(chunk);
      byteLength += chunk.byteLength;
      await handle.writeFile(chunk);
    }
    await handle.sync();
  } catch (error) {
    await handle.close();
    await rm(draft, { force: true });
    throw error;
  }
  await handle.close();
  return { path: draft, sha256: hash.digest('hex'), byteLength };
};
