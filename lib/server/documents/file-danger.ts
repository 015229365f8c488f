import 'server-only';
import { strFromU8, unzipSync } from 'fflate';
import { findIdentifier } from '@/lib/domain/identifier';
import type { UploadRefusal } from '@/lib/domain/requests/attachment';

// What makes a file of a known kind unwelcome. Nothing is run, and nothing is unpacked beyond the bounds below.

const unpackedMax = 200_000_000;
const entriesMax = 5_000;
const textMax = 8_000_000;

/** A file's bytes as text of the same length, for marks that stand in it as plain ASCII. */
const asText = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/** Why a file of this content type is not taken, or null. */
export const findDanger = (contentType: string, bytes: Uint8Array): UploadRefusal | null => {
  if (contentType === 'application/pdf') return dangerOfPdf(asText(bytes));
  return contentType.startsWith('application/vnd.openxmlformats') ? dangerOfOffice(bytes) : null;
};

// Names of PDF objects (ISO 32000-1, 7.6 and 12.6.4). A name packed into a compressed stream is not seen here; the
// portal never opens a PDF, and hands it out as a download only.
const dangerOfPdf = (text: string): UploadRefusal | null => {
  if (/\/Encrypt[\s/<\d]/u.test(text)) return 'LOCKED';
  return /\/(?:JavaScript|JS|Launch|EmbeddedFile|RichMedia)[\s/<([\d]/u.test(text) ? 'ACTIVE' : null;
};

const active = /(?:vbaProject\.bin|\/activeX\/|\/embeddings\/.*\.(?:bin|exe|js|vbs))$|\/activeX\//iu;
const readable = /^(?:word\/(?:document|header\d*|footer\d*|comments|footnotes)|xl\/sharedStrings)\.xml$/u;

const dangerOfOffice = (bytes: Uint8Array): UploadRefusal | null => {
  let entries = 0;
  let unpacked = 0;
  let isActive = false;
  let text = 0;
  try {
    const parts = unzipSync(bytes, {
      // Asked for each entry of the directory before it is unpacked.
      filter: ({ name, originalSize }) => {
        entries += 1;
        unpacked += originalSize;
        isActive ||= active.test(name);
        if (entries > entriesMax || unpacked > unpackedMax) throw new TooDeepError();
        if (!readable.test(name) || text + originalSize > textMax) return false;
        text += originalSize;
        return true;
      },
    });
    if (isActive) return 'ACTIVE';
    return Object.values(parts).some(holdsIdentifier) ? 'IDENTIFIER_IN_TEXT' : null;
  } catch (error) {
    return error instanceof TooDeepError ? 'TOO_DEEP' : 'BROKEN_FILE';
  }
};

class TooDeepError extends Error {}

// Word splits a word into runs at will: runs are joined, and paragraphs and cells are kept apart.
const holdsIdentifier = (part: Uint8Array): boolean => {
  const text = strFromU8(part)
    .replaceAll(/<\/(?:w:p|si)>|<w:(?:br|tab)\b[^>]{0,200}>/gu, '\n')
    .replaceAll(/<[^>]{0,2000}>/gu, '');
  return findIdentifier(text) !== null;
};
