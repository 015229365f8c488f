import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reviewKinds, reviewRows } from '@/lib/domain/agreements/review-kind';
import { standingOfReview } from '@/lib/domain/agreements/review-view';
import { openSections, type ReviewRecord, requiredReviews, reviewsInTurn } from '@/lib/domain/agreements/reviews';

const plain = {
  delegating: false,
  decidedByHeadquarters: false,
  civilRightsFlagged: false,
  counselAsked: false,
  amendment: null,
} as const;

describe('the chain', () => {
  test.each([
    [{}, ['LEGAL']],
    [{ decidedByHeadquarters: true }, ['LEGAL', 'PROGRAM']],
    [{ civilRightsFlagged: true }, ['LEGAL', 'CIVIL_RIGHTS']],
    [{ delegating: true }, ['LEGAL', 'PROGRAM', 'CIVIL_RIGHTS']],
    [{ counselAsked: true }, ['LEGAL', 'AGENCY_COUNSEL']],
    [{ delegating: true, amendment: 'CHANGE_CAP' as const }, ['LEGAL', 'PROGRAM', 'CIVIL_RIGHTS']],
    [{ delegating: true, counselAsked: true, amendment: 'CHANGE_CONTACT' as const }, []],
  ])('of a case with %j is %j', (about, chain) => {
    expect(requiredReviews({ ...plain, ...about })).toEqual(chain);
  });

  test('begins with everybody who waits for nobody', () => {
    const open = reviewKinds.map((kind) => ({ kind, open: 2 }));
    expect(reviewsInTurn(open)).toEqual(['LEGAL', 'PROGRAM', 'AGENCY_COUNSEL']);
    const cleared = open.map((one) => (one.kind === 'LEGAL' ? { ...one, open: 0 } : one));
    expect(reviewsInTurn(cleared)).toEqual(['PROGRAM', 'CIVIL_RIGHTS', 'AGENCY_COUNSEL']);
  });

  test('has a checklist for each, with a basis in the points of ICE', () => {
    for (const kind of reviewKinds) {
      const { points } = reviewRows[kind];
      expect(points.length, kind).toBeGreaterThanOrEqual(4);
      expect(new Set(points.map(({ key }) => key)).size).toBe(points.length);
    }
  });
});

const wording = fc.record({ sectionId: fc.constantFrom('a', 'b', 'c'), sha256: fc.constantFrom('1', '2') });
const record: fc.Arbitrary<ReviewRecord> = fc.record({
  kind: fc.constantFrom(...reviewKinds),
  outcome: fc.constantFrom('CLEARED' as const, 'RETURNED' as const),
  sections: fc.uniqueArray(wording, { maxLength: 3, selector: ({ sectionId }) => sectionId }),
});
const text = fc
  .tuple(fc.constantFrom('1', '2'), fc.constantFrom('1', '2'), fc.constantFrom('1', '2'))
  .map((hashes) =>
    hashes.map((sha256, at) => ({ sectionId: 'abc'.charAt(at), key: at === 2 ? 'costs' : 'purpose', sha256 })),
  );

describe('whatever was reviewed', () => {
  test('a section is open exactly where the last word about its present wording is not a clearing', () => {
    fc.assert(
      fc.property(text, fc.array(record, { maxLength: 8 }), fc.constantFrom(...reviewKinds), (now, records, kind) => {
        const expected = now
          .filter(({ key }) => !reviewRows[kind].leavesOut.includes(key))
          .filter(({ sectionId, sha256 }) => {
            const about = records.filter(
              (one) => one.kind === kind && one.sections.some((s) => s.sectionId === sectionId && s.sha256 === sha256),
            );
            return about.at(-1)?.outcome !== 'CLEARED';
          });
        expect(openSections(kind, now, records)).toEqual(expected.map(({ sectionId }) => sectionId));
      }),
    );
  });

  test('clearing what is open closes the review, and changing one section opens that one alone', () => {
    fc.assert(
      fc.property(text, fc.array(record, { maxLength: 6 }), fc.nat(2), (now, records, at) => {
        const open = openSections('LEGAL', now, records);
        const cleared: ReviewRecord = {
          kind: 'LEGAL',
          outcome: 'CLEARED',
          sections: now.filter(({ sectionId }) => open.includes(sectionId)),
        };
        expect(openSections('LEGAL', now, [...records, cleared])).toEqual([]);
        const changed = now.map((one, place) => (place === at ? { ...one, sha256: 'new' } : one));
        expect(openSections('LEGAL', changed, [...records, cleared])).toEqual(['abc'.charAt(at)]);
      }),
    );
  });
});

test('how a review stands is said for each way it can stand', () => {
  const standing = (given: Partial<Parameters<typeof standingOfReview>[0]>) =>
    standingOfReview({ open: [3], changed: [], all: 5, before: [], reading: true, ...given });
  expect(standing({ open: [] }).status.label).toBe('Complete');
  expect(standing({ reading: false }).status.label).toBe('Not started');
  expect(standing({ reading: false, changed: [3] }).sentence).toContain('Changed since it was cleared: section 3.');
  expect(standing({ before: ['the legal office'] }).sentence).toBe(
    'Begins once the legal office has cleared the text.',
  );
  expect(standing({ changed: [3] }).status.label).toBe('Open again');
  expect(standing({}).sentence).toBe('Still to be cleared: section 3.');
  expect(standing({ open: [1, 2, 3, 4, 5] }).sentence).toBe('Reads the text now.');
});
