// Why a scan is not taken: the code that travels in the address of the page one comes back to, and its words.
import { toUploadRefusal, type UploadRefusal, uploadRefusalText } from '@/lib/domain/requests/attachment';

export type ScanRefusal =
  | { why: UploadRefusal | 'NOT_PDF' | 'UNREADABLE' | 'IDENTIFIER' }
  /** Another number of pages than the print copy has. */
  | { why: 'PAGES'; found: number; expected: number };

/** The refusal as it stands in an address. */
export const scanRefusalCode = (refusal: ScanRefusal): string =>
  refusal.why === 'PAGES' ? `PAGES-${refusal.found}-${refusal.expected}` : refusal.why;

const ownWords: Readonly<Record<string, string>> = {
  NOT_PDF: 'Bring the scan as one PDF file.',
  UNREADABLE:
    'The portal could not read the pages of this PDF. Scan the sheets again into one PDF file, at 300 dots per inch, without a password.',
  IDENTIFIER:
    'The scan holds what looks like an identifier of a person that is not in the frozen text. Look for words that were added by hand.',
  NOT_POSSIBLE: 'A scan cannot be brought for this place now. The page shows how it stands.',
  TOO_MANY: 'So many scans were brought for this agreement that it takes no more. Call the liaison.',
  FOREIGN_PAGE: 'Open the page of the paper copy, and bring the scan there.',
};

const pages = (count: number): string => `${count} ${count === 1 ? 'page' : 'pages'}`;

/** What people read about a code from an address; null for a code that there is not. */
export const scanRefusalText = (code: unknown, megabytesMax: number): string | null => {
  if (typeof code !== 'string') return null;
  const [, found, expected] = /^PAGES-(\d{1,4})-(\d{1,4})$/u.exec(code) ?? [];
  if (found !== undefined && expected !== undefined) {
    return `This file has ${pages(Number(found))}, and the print copy has ${expected}. Scan every sheet once, in order, the cover first.`;
  }
  const own = ownWords[code];
  if (own !== undefined) return own;
  const known = toUploadRefusal(code);
  return known && uploadRefusalText(known, megabytesMax);
};
