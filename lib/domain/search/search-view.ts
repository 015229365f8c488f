// What the page of the search and its palette show.
import type { SearchKind } from './search-keys';
import { kindRows, rankedMax } from './search-query';

/** A stretch of text; `hit` where it is what was looked for. */
export type Stretch = { text: string; hit: boolean };

/** Around a hit, PostgreSQL sets two characters of the private area: no text has them (the index leaves them out). */
const begin = '\u{E000}';
const end = '\u{E001}';

/** A text with marks as stretches, so that nothing of it is ever read as markup. */
export const stretches = (marked: string): Stretch[] =>
  marked
    .split(begin)
    .flatMap((piece, at): Stretch[] => {
      if (at === 0) return [{ text: piece.replaceAll(end, ''), hit: false }];
      const [hit = '', ...rest] = piece.split(end);
      return [
        { text: hit, hit: true },
        { text: rest.join(''), hit: false },
      ];
    })
    .filter(({ text }) => text !== '');

/** The same without the marks. */
export const unmarked = (marked: string): string => marked.replaceAll(begin, '').replaceAll(end, '');

export const searchKindWords: Readonly<Record<SearchKind, { one: string; many: string }>> = {
  REQUEST: { one: 'Request', many: 'Requests' },
  AGREEMENT: { one: 'Agreement', many: 'Agreements' },
  AGENCY: { one: 'Agency', many: 'Agencies' },
  PERSON: { one: 'Person', many: 'People' },
  QUESTION: { one: 'Question', many: 'Questions' },
  COMMENT: { one: 'Comment', many: 'Comments' },
  DOCUMENT: { one: 'Document', many: 'Documents' },
};

export type SearchRow = {
  id: string;
  href: string;
  title: readonly Stretch[];
  context: readonly Stretch[];
  excerpt: readonly Stretch[];
  on: string;
  /** The file itself, where the row is one. */
  file: string | null;
};

export type SearchGroup = { kind: SearchKind; rows: readonly SearchRow[]; found: number };

export type SearchView = {
  q: string;
  kind: SearchKind | null;
  page: number;
  state: 'NOTHING_ASKED' | 'TOO_SHORT' | 'TOO_SLOW' | 'NOTHING_FOUND' | 'FOUND';
  groups: readonly SearchGroup[];
  /** What was searched instead, because nothing had the words as they were typed. */
  meant: string | null;
};

/** How many there are, in words; beyond what is ranked it is not counted. */
export const foundText = (found: number): string => (found > rankedMax ? `more than ${rankedMax}` : String(found));

/** Whether a kind has a page after this one. */
export const hasNext = (found: number, page: number): boolean => Math.min(found, rankedMax) > page * kindRows;

/** A hit of the palette. */
export type SearchHit = { id: string; href: string; kind: string; title: string; context: string };
