import 'server-only';
import { systemActor } from '@/lib/domain/access/actor';
import { findIdentifier } from '@/lib/domain/identifier';
import { isUploaded } from '@/lib/domain/requests/may-open';
import { appendAudit } from '@/lib/server/audit/append';
import { performRequestStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
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
  if (result.state === 'FOUND') return hold(document, result.detail);
  await db.document.updateMany({ where: { id, textSearch: 'PENDING' }, data: { textSearch: result.state } });
};

type Row = { id: string; requestId: string | null; agreementId: string | null; sha256: string };

const hold = async ({ id, requestId, agreementId, sha256 }: Row, detail: string): Promise<void> => {
  if (requestId !== null) {
    const answer = await performRequestStep('hold_file', requestId, systemActor, { documentId: id, detail });
    if (answer.ok) return;
  }
  // Files of an agreement or of a closed request: held all the same, with the audit log as the record.
  await db.$transaction(async (tx) => {
    await tx.document.update({
      where: { id },
      data: { textSearch: 'FOUND', textDetail: detail },
      select: { id: true },
    });
    await appendAudit(tx, {
      actor: systemActor,
      role: 'SYSTEM',
      action: 'document.hold_file',
      target: requestId === null ? { type: 'agreement', id: agreementId } : { type: 'request', id: requestId },
      outcome: 'done',
      facts: { documentId: id, sha256 },
    });
  });
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
