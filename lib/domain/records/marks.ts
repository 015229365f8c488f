// Marks over a text: where words are taken out, and what stands there instead. The copy that leaves is made from the text
// after this, so what is marked is not in it, and not only painted over.
import { type ExemptionCode, placeholderFor } from '@/lib/domain/records/exemptions';

/** A stretch of a text, from its first character to the one after its last. */
export type Stretch = { from: number; to: number };

export type Mark = Stretch & { exemption: ExemptionCode };

/** A piece of a text; `exemption` is set where it is taken out. */
export type MarkedPart = { text: string; exemption: ExemptionCode | null };

/** Marks in order without overlap: where two meet, the one that begins first (then the longer one) gives the reason. */
export const settledMarks = (marks: readonly Mark[], length: number): Mark[] => {
  const inOrder = marks
    .map((mark) => ({ ...mark, from: Math.max(0, mark.from), to: Math.min(length, mark.to) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from || b.to - a.to);
  const settled: Mark[] = [];
  for (const mark of inOrder) {
    const last = settled.at(-1);
    if (!last || mark.from >= last.to) settled.push(mark);
    else if (mark.to > last.to && mark.exemption === last.exemption) last.to = mark.to;
    else if (mark.to > last.to) settled.push({ ...mark, from: last.to });
  }
  return settled;
};

/** The text in pieces, the marked ones with their reason. Joined they are the text again. */
export const markedParts = (text: string, marks: readonly Mark[]): MarkedPart[] => {
  const parts: MarkedPart[] = [];
  let at = 0;
  for (const { from, to, exemption } of settledMarks(marks, text.length)) {
    if (from > at) parts.push({ text: text.slice(at, from), exemption: null });
    parts.push({ text: text.slice(from, to), exemption });
    at = to;
  }
  if (at < text.length) parts.push({ text: text.slice(at), exemption: null });
  return parts;
};

/** The text without the marked words: each stretch is replaced by its reason, whatever its length was. */
export const withoutMarked = (text: string, marks: readonly Mark[]): string =>
  markedParts(text, marks)
    .map(({ text: piece, exemption }) => (exemption === null ? piece : placeholderFor(exemption)))
    .join('');

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);

/** Every place of words in a text, in any case and however the lines break; a bound keeps a short word from marking all. */
export const placesOf = (text: string, words: string, max = 500): Stretch[] => {
  const pattern = words.trim().split(/\s+/u).filter(Boolean).map(escaped).join(String.raw`\s+`);
  if (pattern === '') return [];
  return [...text.matchAll(new RegExp(pattern, 'giu'))]
    .slice(0, max)
    .map((found) => ({ from: found.index, to: found.index + found[0].length }));
};

const address = /[\w.%+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/gu;
// North American numbers, with or without the area code, as people write them.
const telephone = /(?<![\w-])(?:\+?1[ .-]?)?(?:\(\d{3}\)\s?|\d{3}[ .-])?\d{3}[ .-]\d{4}(?![\w-])/gu;

/** E-mail addresses and telephone numbers in a text: what a release to the public marks by itself. */
export const personalDataIn = (text: string): Stretch[] =>
  [address, telephone].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((found) => ({ from: found.index, to: found.index + found[0].length })),
  );
