import 'server-only';
import type { UploadRefusal } from '@/lib/domain/requests/attachment';
import type { Transaction } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { recogniseFile } from '@/lib/server/documents/file-kind';
import { cleanFileName } from '@/lib/server/documents/file-name';
import type { UploadedFile } from '@/lib/server/documents/read-upload';
import { isScanning } from '@/lib/server/documents/scanner';
import type { StoredFile } from '@/lib/server/files/file-store';
import { portalFiles } from '@/lib/server/files/portal-files';
import { log } from '@/lib/server/log';
import { enqueue } from '@/lib/server/outbox/enqueue';

// What every file that somebody brings goes through, whatever it belongs to: its content says what it is, the store
// takes its bytes, and its row comes with the promises to scan and to search it.

/** A file in the store that has no row yet. */
export type StoredUpload = StoredFile & {
  filename: string;
  contentType: string;
  textSearch: 'CLEAR' | 'NO_TEXT' | 'PENDING';
};

/** Recognises a file by its content and stores it. A store that fails is an answer: the person is told to try again. */
export const storeUpload = async ({
  name,
  bytes,
}: UploadedFile): Promise<{ ok: true; upload: StoredUpload } | { ok: false; why: UploadRefusal }> => {
  const filename = cleanFileName(name);
  const kind = await recogniseFile(filename, bytes);
  if (!kind.ok) return kind;
  try {
    const stored = await portalFiles().putFile(kind.bytes);
    const { type, textSearch } = kind;
    return { ok: true, upload: { filename, contentType: type.contentType, textSearch, ...stored } };
  } catch (error) {
    log().error({ err: error }, 'The file store did not take a file.');
    return { ok: false, why: 'NOT_STORED' };
  }
};

type Row = Omit<Prisma.DocumentUncheckedCreateInput, keyof StoredUpload | 'scanStatus'> & StoredUpload;

/** Adds the row of a stored file. Where scanning is on the file waits for its verdict; else it is marked as not scanned. */
export const addDocument = async (tx: Transaction, row: Row): Promise<string> => {
  const scanning = isScanning();
  const { id } = await tx.document.create({
    data: { ...row, scanStatus: scanning ? 'PENDING' : 'NOT_SCANNED' },
    select: { id: true },
  });
  if (scanning) await enqueue(tx, 'scan_document', `scan:${id}`, { documentId: id });
  if (row.textSearch === 'PENDING') await enqueue(tx, 'search_document', `search:${id}`, { documentId: id });
  return id;
};
