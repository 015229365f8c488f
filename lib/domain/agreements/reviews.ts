// The chain of reviews of one text: which there are, and which sections are still open in each. A review belongs to a
// wording: a section that says again what was cleared is cleared still, and one that says something else is open again.
import { type AmendmentKind, amendmentRule } from '@/lib/domain/agreements/amendment-kind';
import { type ReviewKind, reviewKinds, reviewRows } from '@/lib/domain/agreements/review-kind';

/** What decides which reviews a text needs. */
export type ReviewCase = {
  delegating: boolean;
  /** The request was approved at headquarters. */
  decidedByHeadquarters: boolean;
  /** An evaluation of the case raised flag S1: an open civil-rights decree or investigation (question A9). */
  civilRightsFlagged: boolean;
  /** The agency has asked its own counsel. */
  counselAsked: boolean;
  /** The kind of the amendment; null for an agreement. */
  amendment: AmendmentKind | null;
};

/**
 * The reviews that a text needs, in order. Our own rule, after OIG-10-63 (civil-rights members took part in the review
 * of applications) and flag S1.
 */
export const requiredReviews = (about: ReviewCase): readonly ReviewKind[] => {
  if (about.amendment !== null && !amendmentRule(about.amendment).legalReview) return [];
  const needed: Record<ReviewKind, boolean> = {
    LEGAL: true,
    PROGRAM: about.delegating || about.decidedByHeadquarters,
    CIVIL_RIGHTS: about.delegating || about.civilRightsFlagged,
    AGENCY_COUNSEL: about.counselAsked,
  };
  return reviewKinds.filter((kind) => needed[kind]);
};

/** A section by the hash of its exact words. */
export type Wording = { sectionId: string; key: string; sha256: string };

export const reviewOutcomes = ['CLEARED', 'RETURNED'] as const;

export type ReviewOutcome = (typeof reviewOutcomes)[number];

/** One act of a review: the wordings it cleared, or those for which it sent the text back. */
export type ReviewRecord = {
  kind: ReviewKind;
  outcome: ReviewOutcome;
  sections: readonly { sectionId: string; sha256: string }[];
};

/** True when the review reads sections of this key. */
export const readsSection = (kind: ReviewKind, key: string): boolean => !reviewRows[kind].leavesOut.includes(key);

/** The last word of a review about each wording it has ever read. Takes the records in the order they were made. */
const lastWords = (kind: ReviewKind, records: readonly ReviewRecord[]): ReadonlyMap<string, ReviewOutcome> =>
  new Map(
    records
      .filter((record) => record.kind === kind)
      .flatMap(({ outcome, sections }) => sections.map((one) => [placeOf(one), outcome] as const)),
  );

const placeOf = ({ sectionId, sha256 }: { sectionId: string; sha256: string }): string => `${sectionId}:${sha256}`;

/** The ids of the sections that a review has not cleared as they read now. */
export const openSections = (
  kind: ReviewKind,
  wordings: readonly Wording[],
  records: readonly ReviewRecord[],
): readonly string[] => {
  const last = lastWords(kind, records);
  return wordings
    .filter((one) => readsSection(kind, one.key) && last.get(placeOf(one)) !== 'CLEARED')
    .map(({ sectionId }) => sectionId);
};

/** How one review of the chain stands. */
export type ReviewFacts = { kind: ReviewKind; open: number };

/** The reviews of the chain that have to be complete before this one begins, and are not. */
export const reviewsBefore = (kind: ReviewKind, chain: readonly ReviewFacts[]): readonly ReviewKind[] =>
  reviewRows[kind].after.filter((before) => chain.some((one) => one.kind === before && one.open > 0));

/** The reviews that have something to read now. */
export const reviewsInTurn = (chain: readonly ReviewFacts[]): readonly ReviewKind[] =>
  chain.flatMap(({ kind, open }) => (open > 0 && reviewsBefore(kind, chain).length === 0 ? [kind] : []));
