import 'server-only';
import { strFromU8, unzipSync } from 'fflate';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { readPdf } from '@/lib/server/documents/read-pdf';
import { portalFiles } from '@/lib/server/files/portal-files';
import { log } from '@/lib/server/log';

// The words in stored files, for the search. Read by the worker, and only once a file is known to be harmless and not
// held back. A file is read once: one that cannot be read is found by its name.

const wordsMax = 60_000;
const partBytesMax = 8_000_000;

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const readableTypes = ['application/pdf', wordType, 'text/plain', 'text/csv'];

// A word may be split into runs at will: runs are joined, paragraphs are kept apart.
const wordsOfDocx = (bytes: Uint8Array): string => {
  const isBody = ({ name, originalSize }: { name: string; originalSize: number }) =>
    name === 'word/document.xml' && originalSize <= partBytesMax;
  const part = unzipSync(bytes, { filter: isBody })['word/document.xml'];
  if (!part) return '';
  return strFromU8(part)
    .replaceAll(/<\/w:p>|<w:(?:br|tab)\b[^>]{0,200}>/gu, '\n')
    .replaceAll(/<[^>]{0,2000}>/gu, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
};

const wordsOfPdf = async (bytes: Uint8Array): Promise<string> => {
  const text = await readPdf(bytes);
  return text.ok ? text.pages.join('\n') : '';
};

/** The words of a file of one of the readable types; empty where it has none that can be read. */
export const wordsOf = async (contentType: string, bytes: Uint8Array): Promise<string> => {
  const text =
    contentType === 'application/pdf'
      ? await wordsOfPdf(bytes)
      : contentType === wordType
        ? wordsOfDocx(bytes)
        : new TextDecoder().decode(bytes);
  return text
    .replaceAll(/[\p{Cc}\p{Co}\p{Surrogate}]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .slice(0, wordsMax)
    .toWellFormed();
};

const readOne = async ({ contentType, sha256 }: { contentType: string; sha256: string }): Promise<string> => {
  try {
    const bytes = await portalFiles().getFile(sha256);
    return bytes ? await wordsOf(contentType, bytes) : '';
  } catch (error) {
    log().warn({ err: error, sha256 }, 'The words of a file could not be read for the search.');
    return '';
  }
};

/** Reads the words of the next files that have none yet, the newest first. Returns how many it read. */
export const readNextWords = async (most: number): Promise<number> => {
  const files = await db.document.findMany({
    where: {
      words: null,
      removedAt: null,
      destroyedAt: null,
      scanStatus: { in: ['CLEAN', 'NOT_SCANNED'] },
      textSearch: { notIn: ['PENDING', 'FOUND'] },
      contentType: { in: readableTypes },
      OR: [{ requestId: { not: null } }, { agreementId: { not: null } }],
    },
    orderBy: { id: 'desc' },
    take: most,
    select: { id: true, contentType: true, sha256: true },
  });
  for (const file of files) {
    const words = await readOne(file);
    await db.documentWords.createMany({
      data: [{ documentId: file.id, words, readAt: now() }],
      // Another worker was quicker.
      skipDuplicates: true,
    });
  }
  return files.length;
};
