import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type WordPart, wordDiff } from '@/lib/domain/word-diff';

const without = (parts: readonly WordPart[], kind: WordPart['kind']): string =>
  parts
    .filter((part) => part.kind !== kind)
    .map(({ text }) => text)
    .join('');

test('words replaced side by side stand as one removed and one added part', () => {
  const parts = wordDiff('The [to be written] directs the work.', 'The Group supervisor now directs the work.');
  expect(parts).toEqual([
    { kind: 'same', text: 'The ' },
    { kind: 'removed', text: '[to be written]' },
    { kind: 'added', text: 'Group supervisor now' },
    { kind: 'same', text: ' directs the work.' },
  ]);
});

test('no word is lost: both texts can be read from the parts, and no two parts of a kind stand side by side', () => {
  const words = fc
    .array(fc.constantFrom('the', 'agency', 'shall', 'not', 'ICE', '§ 1', ',', '.', ' ', '  ', '\n', '\n\n'), {
      maxLength: 40,
    })
    .map((some) => some.join(' '));
  fc.assert(
    fc.property(words, words, (before, after) => {
      const parts = wordDiff(before, after);
      expect(without(parts, 'added')).toBe(before);
      expect(without(parts, 'removed')).toBe(after);
      for (const [at, { kind }] of parts.entries()) if (kind !== 'same') expect(parts[at + 1]?.kind).not.toBe(kind);
    }),
    { numRuns: 300 },
  );
});
