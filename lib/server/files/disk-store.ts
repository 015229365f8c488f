import 'server-only';
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { writeDraft } from '@/lib/server/files/draft-file';
import { describeFile, type FileStore, isSha256, provedBytes, provedStream } from '@/lib/server/files/file-store';

// Files in a folder. A file is written beside its place, synced and renamed: after a crash it is there whole or not
// at all.

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const writeWhole = async (target: string, bytes: Uint8Array): Promise<void> => {
  const draft = `${target}.${randomUUID()}.part`;
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, target);
  } catch (error) {
    await unlink(draft).catch(() => undefined);
    throw error;
  }
  await syncFolder(path.dirname(target));
};

const lengthOf = async (file: string): Promise<number | null> => {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
};

// Opened at the first read: whoever takes the address of a file and then reads nothing leaves nothing open.
async function* chunksOf(file: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(file);
}

/** A file store in a folder, which is made when it is missing. */
export const makeDiskStore = (folder: string): FileStore => {
  const placeOf = (sha256: string) => path.join(folder, sha256.slice(0, 2), sha256);
  return {
    putFile: async (bytes) => {
      const stored = describeFile(bytes);
      const target = placeOf(stored.sha256);
      if ((await lengthOf(target)) === stored.byteLength) return stored;
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
      await writeWhole(target, bytes);
      return stored;
    },
    getFile: async (sha256) => {
      if (!isSha256(sha256)) return null;
      try {
        return provedBytes(new Uint8Array(await readFile(placeOf(sha256))), sha256);
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    putStream: async (chunks) => {
      const { path: draft, ...stored } = await writeDraft(path.join(folder, 'drafts'), chunks);
      const target = placeOf(stored.sha256);
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
      await rename(draft, target);
      await syncFolder(path.dirname(target));
      return stored;
    },
    openFile: async (sha256) => {
      const byteLength = isSha256(sha256) ? await lengthOf(placeOf(sha256)) : null;
      if (byteLength === null) return null;
      return { byteLength, bytes: provedStream(chunksOf(placeOf(sha256)), sha256) };
    },
    removeFile: async (sha256) => {
      if (isSha256(sha256)) await rm(placeOf(sha256), { force: true });
    },
  };
};
