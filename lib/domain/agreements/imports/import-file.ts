// Whether a signed file may be published with its agreement: what the scanner and the search of its words say.
import type { ScanState, TextSearch } from '@/lib/domain/requests/may-open';

export type ImportFileState =
  | { kind: 'FIT' }
  /** Without words to search, as a scanned paper is: a person has to look through it. */
  | { kind: 'TO_LOOK_THROUGH' }
  | { kind: 'WAITS'; words: string }
  | { kind: 'UNFIT'; words: string };

type Found = { scanStatus: ScanState; textSearch: TextSearch; textDetail: string };

/** What is known of a file that waits in an import. */
export const toUploadedState = ({ scanStatus, textSearch, textDetail }: Found, scanning: boolean): ImportFileState => {
  if (scanStatus === 'INFECTED') {
    return {
      kind: 'UNFIT',
      words: 'The scanner found this file harmful. Ask for a clean copy and send the import anew.',
    };
  }
  if (textSearch === 'FOUND') {
    return { kind: 'UNFIT', words: `${textDetail}. Black it out in the file, and send the import anew.` };
  }
  if (textSearch === 'UNREADABLE') {
    return {
      kind: 'UNFIT',
      words: 'The words in this file cannot be read. Save it anew as a PDF, and send the import anew.',
    };
  }
  if (scanning && scanStatus !== 'CLEAN') return { kind: 'WAITS', words: 'The file is being scanned.' };
  if (textSearch === 'PENDING') return { kind: 'WAITS', words: 'The words in the file are being searched.' };
  return { kind: textSearch === 'NO_TEXT' ? 'TO_LOOK_THROUGH' : 'FIT' };
};
