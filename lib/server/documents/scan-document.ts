import 'server-only';
import { isUploaded } from '@/lib/domain/requests/may-open';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { markDocument } from '@/lib/server/documents/mark-document';
import { portalScanner, type Scanner } from '@/lib/server/documents/scanner';
import { portalFiles } from '@/lib/server/files/portal-files';
import { log } from '@/lib/server/log';

// A file from PENDING to a verdict. While the scanner is down the file stays PENDING, and is tried again.

const settled = new Set(['CLEAN', 'INFECTED']);

/**
 * Has one file scanned and records the verdict; may run twice.
 * @throws when there is no verdict, so that the queue tries again later
 */
export const scanDocument = async (id: string, scanner: Scanner | null = portalScanner()): Promise<void> => {
  const document = await db.document.findUnique({ where: { id } });
  if (!document || !isUploaded(document) || settled.has(document.scanStatus)) return;
  if (!scanner) {
    await db.document.updateMany({ where: { id, scanStatus: 'PENDING' }, data: { scanStatus: 'NOT_SCANNED' } });
    return;
  }
  const { sha256 } = document;
  const twin = await db.document.findFirst({ where: { sha256, scanStatus: 'INFECTED' }, select: { scanDetail: true } });
  if (twin) return lockBytes(sha256, twin.scanDetail);
  const bytes = await portalFiles().getFile(sha256);
  if (!bytes) throw new Error(`The stored file ${sha256} is missing, so that it cannot be scanned.`);
  const { state, detail } = await scanner.scan(bytes);
  if (state === 'INFECTED') return lockBytes(sha256, detail);
  await db.document.updateMany({
    where: { id, scanStatus: { in: ['PENDING', 'NOT_SCANNED'] } },
    data: { scanStatus: 'CLEAN', scanDetail: detail, scannedAt: now() },
  });
};

// Every document with these bytes is locked before the bytes go, so that no row is left pointing at nothing.
const lockBytes = async (sha256: string, detail: string): Promise<void> => {
  const rows = await db.document.findMany({ where: { sha256, scanStatus: { not: 'INFECTED' } } });
  const data = { scanStatus: 'INFECTED', scanDetail: detail, scannedAt: now() } as const;
  for (const row of rows.filter(isUploaded)) await markDocument(row, { step: 'lock_file', detail, data });
  if ((await db.document.count({ where: { sha256, scanStatus: { not: 'INFECTED' } } })) === 0) {
    await portalFiles().removeFile(sha256);
  }
};

const batch = 200;

/** Scans what still waits: after the scanner was down for longer than the queue tries, or was turned on or off. */
export const scanWhatWaits = async (): Promise<number> => {
  const scanner = portalScanner();
  const waiting = await db.document.findMany({
    where: { scanStatus: scanner ? { in: ['PENDING', 'NOT_SCANNED'] } : 'PENDING', removedAt: null },
    orderBy: { id: 'asc' },
    take: batch,
    select: { id: true },
  });
  for (const { id } of waiting) {
    try {
      await scanDocument(id, scanner);
    } catch (error) {
      log().warn({ err: error, documentId: id }, 'A file could not be scanned; it waits.');
    }
  }
  return waiting.length;
};
