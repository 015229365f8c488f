import 'server-only';
import { toUploadedState } from '@/lib/domain/agreements/imports/import-file';
import type { Transaction } from '@/lib/server/db/client';
import { isScanning } from '@/lib/server/documents/scanner';

// What the scanner and the search of words have found in the files of an import by now.

export type LookedAt = { id: string; filename: string; sha256: string; state: ReturnType<typeof toUploadedState> };

/** The files that wait in an import, each with what was found in it. */
export const filesOfImport = async (from: Pick<Transaction, 'document'>, importId: string): Promise<LookedAt[]> => {
  const rows = await from.document.findMany({
    where: { importId },
    orderBy: { id: 'asc' },
    select: { id: true, filename: true, sha256: true, scanStatus: true, textSearch: true, textDetail: true },
  });
  const scanning = isScanning();
  return rows.map(({ id, filename, sha256, ...found }) => ({
    id,
    filename,
    sha256,
    state: toUploadedState(found, scanning),
  }));
};
