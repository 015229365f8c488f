import 'server-only';
import { fileTypeFromBuffer } from 'file-type';
import { findIdentifier } from '@/lib/domain/identifier';
import { type AttachmentType, attachmentTypes, type UploadRefusal } from '@/lib/domain/requests/attachment';
import { findDanger } from '@/lib/server/documents/file-danger';
import { endingOf } from '@/lib/server/documents/file-name';
import { withoutMetadata } from '@/lib/server/documents/plain-image';

// What a file is, told by its content. A name is a claim.

/** What has become of the words in a file by the end of its upload: searched, without any, or still to be searched. */
type TextState = 'CLEAR' | 'NO_TEXT' | 'PENDING';

/** A file that is taken: its kind, and the bytes as they are stored. */
export type FileKind =
  | { ok: true; type: AttachmentType; bytes: Uint8Array; textSearch: TextState }
  | { ok: false; why: UploadRefusal };

const refused = (why: UploadRefusal): FileKind => ({ ok: false, why });

/**
 * Recognises a file.
 * @param name the cleaned name; its ending has to agree with the content
 * @returns the kind, or why the file is not taken
 */
export const recogniseFile = async (name: string, bytes: Uint8Array): Promise<FileKind> => {
  if (bytes.byteLength === 0) return refused('EMPTY');
  if (findIdentifier(name)) return refused('IDENTIFIER_IN_NAME');
  const found = await fileTypeFromBuffer(bytes);
  if (!found) return recogniseText(name, bytes);
  const type = attachmentTypes.find(({ contentType }) => contentType === found.mime);
  if (!type) return refused('WRONG_TYPE');
  if (!endsLike(name, type)) return refused('WRONG_ENDING');
  const danger = findDanger(type.contentType, bytes);
  if (danger) return refused(danger);
  const kept = withoutMetadata(type.contentType, bytes);
  return kept ? { ok: true, type, bytes: kept, textSearch: textStateOf(type) } : refused('BROKEN_FILE');
};

// Office files and plain text are searched on the spot; whatever is found there is refused.
const textStateOf = ({ contentType }: AttachmentType): TextState => {
  if (contentType === 'application/pdf') return 'PENDING';
  return contentType.startsWith('image/') ? 'NO_TEXT' : 'CLEAR';
};

const endsLike = (name: string, { endings }: { endings: readonly string[] }): boolean =>
  endings.includes(endingOf(name));

// Plain text has no mark of its own: it is what decodes as UTF-8, holds no control characters and is no markup that a
// browser might run.
const recogniseText = (name: string, bytes: Uint8Array): FileKind => {
  const type = attachmentTypes.find((one) => one.contentType.startsWith('text/') && endsLike(name, one));
  const text = decodeText(bytes);
  if (!type || text === null || /^\s*<(?:[a-z!?/])/iu.test(text)) return refused('WRONG_TYPE');
  return findIdentifier(text) ? refused('IDENTIFIER_IN_TEXT') : { ok: true, type, bytes, textSearch: 'CLEAR' };
};

const decodeText = (bytes: Uint8Array): string | null => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return /(?![\n\r\t\f])\p{Cc}/u.test(text) ? null : text;
  } catch {
    return null;
  }
};
