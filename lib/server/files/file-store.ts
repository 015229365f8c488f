import 'server-only';
import { createHash } from 'node:crypto';

// Where the bytes of documents lie: under their SHA-256, so that a file is stored once, never changes, and proves
// itself when it is read.

/** A file as it was stored. */
export type StoredFile = { sha256: string; byteLength: number };

/** A file that is read as it is sent. */
export type OpenedFile = { byteLength: number; bytes: AsyncGenerator<Uint8Array> };

/** A place for files. Both implementations keep these promises. */
export type FileStore = {
  /** Stores bytes durably before it returns; the same bytes twice are one file. */
  putFile: (bytes: Uint8Array) => Promise<StoredFile>;
  /**
   * Reads a file by its SHA-256; null when there is none.
   * @throws DamagedFileError when the bytes no longer have that hash
   */
  getFile: (sha256: string) => Promise<Uint8Array | null>;
  /**
   * Stores bytes as they come, for what is too long to be held in memory; the same promises as `putFile`.
   * @throws whatever the source throws; nothing is stored then
   */
  putStream: (chunks: AsyncIterable<Uint8Array>) => Promise<StoredFile>;
  /**
   * Opens a file to be read as it is sent; null when there is none. The last bytes come once the hash is proved.
   * @throws DamagedFileError while it is read, when the bytes no longer have that hash: the receiver gets too few
   */
  openFile: (sha256: string) => Promise<OpenedFile | null>;
  /** Removes a file; nothing happens when there is none. Harmful files go, and copies of lists whose time is over. */
  removeFile: (sha256: string) => Promise<void>;
};

/** Thrown when a stored file is not what it was. */
export class DamagedFileError extends Error {
  /** @param sha256 the hash under which the file was stored */
  constructor(sha256: string) {
    super(`The stored file ${sha256} is damaged: its bytes have another hash. Restore it from the backup.`);
    this.name = 'DamagedFileError';
  }
}

/** SHA-256 and length of bytes. */
export const describeFile = (bytes: Uint8Array): StoredFile => ({
  sha256: createHash('sha256').update(bytes).digest('hex'),
  byteLength: bytes.byteLength,
});

/** True for a SHA-256 in lower-case hex: nothing else may become part of a path or key. */
export const isSha256 = (text: string): boolean => /^[0-9a-f]{64}$/u.test(text);

/** The bytes, once their hash is proved. */
export const provedBytes = (bytes: Uint8Array, sha256: string): Uint8Array => {
  if (describeFile(bytes).sha256 !== sha256) throw new DamagedFileError(sha256);
  return bytes;
};

/** The bytes as they come, the last of them only once the hash of all is proved. */
export async function* provedStream(chunks: AsyncIterable<Uint8Array>, sha256: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let held: Uint8Array | null = null;
  for await (const chunk of chunks) {
    hash.update(chunk);
    if (held) yield held;
    held = chunk;
  }
  if (hash.digest('hex') !== sha256) throw new DamagedFileError(sha256);
  if (held) yield held;
}
