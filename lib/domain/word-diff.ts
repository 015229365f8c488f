// What changed between two texts, word by word.
import { diffWordsWithSpace } from 'diff';

export type WordPart = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

/** The parts of both texts in reading order. Joined without the added ones they are `before`, without the removed `after`. */
export const wordDiff = (before: string, after: string): WordPart[] =>
  diffWordsWithSpace(before, after).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
