// What changed between two texts, word by word.
import { diffWordsWithSpace } from 'diff';

export type WordPart = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

/**
 * The parts of both texts in reading order. Joined without the added ones they are `before`, without the removed `after`.
 * Words that were replaced one beside the other stand as one removed and one added part, as a person would mark them.
 */
export const wordDiff = (before: string, after: string): WordPart[] => {
  const found = diffWordsWithSpace(before, after);
  const parts: WordPart[] = [];
  let removed = '';
  let added = '';
  const close = () => {
    if (removed !== '') parts.push({ kind: 'removed', text: removed });
    if (added !== '') parts.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  for (const [at, part] of found.entries()) {
    const next = found[at + 1];
    const isGap =
      /^[^\S\n]+$/u.test(part.value) && removed !== '' && added !== '' && Boolean(next?.added || next?.removed);
    if (part.removed || isGap) removed += part.value;
    if (part.added || isGap) added += part.value;
    if (part.removed || part.added || isGap) continue;
    close();
    parts.push({ kind: 'same', text: part.value });
  }
  close();
  return parts;
};
