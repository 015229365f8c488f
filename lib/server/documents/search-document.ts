import 'server-only';
import { findIdentifier } from '@/lib/domain/identifier';
import { isUploaded } from '@/lib/domain/requests/may-open';
import { db } from '@/lib/server/db/client';
import { markDocument } from '@/lib/server/documents/mark-document';
import { type PdfText, readPdf } from '@/lib/server/documents/read-pdf';
import { portalFiles } from '@/lib/server/files/portal-files';
import { log } from '@/lib/server/log';

// The words in an attached PDF are searched for identifiers of people after the upload, since reading a PDF takes longer
// than a person waits. Other kinds are searched while they are uploaded (file-kind.ts).

const pagesNamed = 5;

// A number that a line breaks after its dash is one number.
const asRead = (page: string): string => page.replaceAll(/-\n\s{0,20}/gu, '-');

/**
 * What was found, by page, in words that repeat nothing of it.
 * @returns null when nothing was found
 */
export const findingsIn = (pages: readonly string[]): string | null => {
  const found = pages.flatMap((page, at) => {
    const identifier = findIdentifier(asRead(page));
    return identifier ? [{ page: at + 1, name: identifier.name }] : [];
  });
  const [first] = found;
  if (!first) return null;
  const places = found.slice(0, pagesNamed).map(({ page, name }) => `page ${page} (${name})`);
  const more = found.length > pagesNamed ? `, and ${found.length - pagesNamed} more` : '';
  return `Looks like an identifier of a person: ${places.join(', ')}${more}`;
};

type Result = { state: 'CLEAR' | 'NO_TEXT' | 'UNREADABLE' } | { state: 'FOUND'; detail: string };

/** What a search of this text comes to. */
export const resultOf = (text: PdfText): Result => {
  if (!text.ok) return { state: 'UNREADABLE' };
  const detail = findingsIn(text.pages);
  if (detail) return { state: 'FOUND', detail };
  return { state: text.pages.some((page) => page.trim() !== '') ? 'CLEAR' : 'NO_TEXT' };
};

/** Searches one file and records what came of it; may run twice. */
export const searchDocument = async (id: string): Promise<void> => {
  const document = await db.document.findUnique({ where: { id } });
  if (!document || !isUploaded(document) || document.textSearch !== 'PENDING') return;
  if (document.scanStatus === 'INFECTED') return;
  const bytes = await portalFiles().getFile(document.sha256);
  if (!bytes) throw new Error(`The stored file ${document.sha256} is missing, so that it cannot be searched.`);
  const result = resultOf(await readPdf(bytes));
  if (result.state === 'FOUND') {
    const { detail } = result;
    return markDocument(document, { step: 'hold_file', detail, data: { textSearch: 'FOUND', textDetail: detail } });
  }
  await db.document.updateMany({ where: { id, textSearch: 'PENDING' }, data: { textSearch: result.state } });
};

const batch = 200;

/** Searches what still waits, after the queue has given up on it. */
export const searchWhatWaits = async (): Promise<number> => {
  const waiting = await db.document.findMany({
    where: { textSearch: 'PENDING', removedAt: null },
    orderBy: { id: 'asc' },
    take: batch,
    select: { id: true },
  });
  for (const { id } of waiting) {
    try {
      await searchDocument(id);
    } catch (error) {
      log().warn({ err: error, documentId: id }, 'A file could not be searched; it waits.');
    }
  }
  return waiting.length;
};
