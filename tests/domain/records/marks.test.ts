import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exemptionCodes } from '@/lib/domain/records/exemptions';
import {
  type Mark,
  markedParts,
  personalDataIn,
  placesOf,
  settledMarks,
  withoutMarked,
} from '@/lib/domain/records/marks';
import { whyNotApprove } from '@/lib/domain/records/may-approve';
import { classOfComment, firstDecision, neverLeaves, releaseProfileNames } from '@/lib/domain/records/profiles';
import { disclosureClasses } from '@/lib/domain/requests/disclosure';

const marksOver = (length: number) =>
  fc.array(
    fc.record({
      from: fc.integer({ min: -3, max: length + 3 }),
      to: fc.integer({ min: -3, max: length + 3 }),
      exemption: fc.constantFrom(...exemptionCodes),
    }),
    { maxLength: 8 },
  );

const anyMarked = fc.string({ maxLength: 60 }).chain((text) => fc.tuple(fc.constant(text), marksOver(text.length)));

test('whatever is marked, the pieces are the text again, in order and without overlap', () => {
  fc.assert(
    fc.property(anyMarked, ([text, marks]) => {
      expect(
        markedParts(text, marks)
          .map((part) => part.text)
          .join(''),
      ).toBe(text);
      const settled = settledMarks(marks, text.length);
      for (const [at, mark] of settled.entries()) expect(mark.from).toBeGreaterThanOrEqual(settled[at - 1]?.to ?? 0);
    }),
  );
});

test('no character under a mark is in what leaves, and every other one is', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }).chain((length) => fc.tuple(fc.constant(length), marksOver(length))),
      ([length, marks]) => {
        // Signs of a plane of their own: none of them is in the words that stand in the place of what was taken out.
        const text = Array.from({ length }, (_, at) => String.fromCharCode(0x4e00 + at)).join('');
        const left = withoutMarked(text, marks);
        for (let at = 0; at < length; at += 1) {
          const hidden = marks.some(({ from, to }) => at >= from && at < to);
          expect(left.includes(text.charAt(at))).toBe(!hidden);
        }
      },
    ),
  );
});

test('the words that stand there tell the reason and not the length', () => {
  const mark = (from: number, to: number): Mark => ({ from, to, exemption: 'B7E' });
  expect(withoutMarked('Call the informant now.', [mark(9, 18)])).toBe('Call the [Redacted (b)(7)(E)] now.');
  expect(withoutMarked('Call x now.', [mark(5, 6)])).toBe('Call [Redacted (b)(7)(E)] now.');
});

test('words are found in any case, over line breaks, and taken by the letter', () => {
  const text = 'Jane\n  Roe met JANE ROE. A+B (c) is a+b (C).';
  expect(placesOf(text, 'jane roe').map(({ from, to }) => text.slice(from, to))).toEqual(['Jane\n  Roe', 'JANE ROE']);
  expect(placesOf(text, 'a+b (c)')).toHaveLength(2);
  expect(placesOf(text, '  ')).toEqual([]);
});

test('addresses and telephone numbers are found, and years or case numbers are not', () => {
  const text =
    'Write to m.delgado@calder.example or call (555) 555-0142, 555-0110 or 1-555-555-0100. See ACC-2026-000123, 2026-11-24.';
  expect(personalDataIn(text).map(({ from, to }) => text.slice(from, to))).toEqual([
    'm.delgado@calder.example',
    '(555) 555-0142',
    '555-0110',
    '1-555-555-0100',
  ]);
});

test('sensitive content never leaves to the public; to others a person decides', () => {
  for (const profile of releaseProfileNames) {
    for (const disclosure of disclosureClasses) {
      const barred = profile === 'PUBLIC' && disclosure === 'LES_CUI';
      expect(neverLeaves(profile, disclosure) !== null).toBe(barred);
      const { decision } = firstDecision(profile, { class: disclosure, visibility: 'SHARED' });
      expect(decision).toBe(barred ? 'WITHHOLD' : 'RELEASE');
    }
  }
});

test('what ICE wrote for itself is withheld at first, but from a court', () => {
  const note = { class: 'RELEASABLE_AFTER_REVIEW', visibility: 'ICE_ONLY' } as const;
  expect(firstDecision('PUBLIC', note)).toEqual({ decision: 'WITHHOLD', exemption: 'B5' });
  expect(firstDecision('AGENCY', note)).toEqual({ decision: 'WITHHOLD', exemption: 'B5' });
  expect(firstDecision('LITIGATION', note)).toEqual({ decision: 'RELEASE', exemption: null });
  expect(classOfComment('ICE_ONLY')).toBe('LES_CUI');
  expect(classOfComment('SHARED')).toBe('RELEASABLE_AFTER_REVIEW');
});

test('nobody with a hand in a copy approves it', () => {
  const hands = { preparedById: 'a', submittedById: 'b', changedByIds: ['c'] };
  for (const id of ['a', 'b', 'c', null]) expect(whyNotApprove(id, hands)).not.toBeNull();
  expect(whyNotApprove('d', hands)).toBeNull();
});
