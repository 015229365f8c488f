import 'server-only';
import type { ReviewKind } from '@/lib/domain/agreements/review-kind';
import { openSections, type ReviewFacts, requiredReviews, type Wording } from '@/lib/domain/agreements/reviews';
import { isDelegating } from '@/lib/domain/programs/catalog';
import { type ProgramCode, programCodes } from '@/lib/domain/programs/program-code';
import { isAmendment, sectionsAmended } from '@/lib/server/agreements/amendment-row';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { sha256Hex } from '@/lib/server/audit/append';

// From rows to the chain of reviews. The hash is computed the same way by the trigger that guards reviewed_sections.

type Section = AgreementCase['sections'][number];

/** The hash of the exact words of a section. */
export const wordingSha256 = ({ heading, body }: Pick<Section, 'heading' | 'body'>): string =>
  sha256Hex(`${heading}\n${body}`);

/** What there is to read: the whole text, or of an amendment what reads otherwise than the text it builds on. */
const sectionsToRead = (row: AgreementCase): readonly Section[] => {
  const amended = isAmendment(row) ? sectionsAmended(row) : [];
  // One that changes terms alone is read as a whole.
  return amended.length > 0 ? amended : row.sections;
};

/** Each section that is reviewed, by the hash of its words. */
export const wordingsOf = (row: AgreementCase): Wording[] =>
  sectionsToRead(row).map((section) => ({ sectionId: section.id, key: section.key, sha256: wordingSha256(section) }));

type ChainRow = Pick<AgreementCase, 'programCode' | 'counselId' | 'request' | 'amendmentKind'>;

const programOf = (text: string): ProgramCode | undefined => programCodes.find((one) => one === text);

/** The reviews that this text needs, in order. */
export const chainOf = ({ programCode, counselId, request, amendmentKind }: ChainRow): readonly ReviewKind[] => {
  const program = programOf(programCode);
  return requiredReviews({
    delegating: program !== undefined && isDelegating(program),
    decidedByHeadquarters: (request?.events ?? []).length > 0,
    civilRightsFlagged: (request?.evaluations ?? []).length > 0,
    counselAsked: counselId !== null,
    amendment: amendmentKind,
  });
};

/** The ids of the sections that a review has not cleared as they read now. */
export const openSectionsOf = (row: AgreementCase, kind: ReviewKind): readonly string[] =>
  openSections(kind, wordingsOf(row), row.textReviews);

/** How each review of the chain stands. */
export const toReviewFacts = (row: AgreementCase): readonly ReviewFacts[] => {
  const wordings = wordingsOf(row);
  return chainOf(row).map((kind) => ({ kind, open: openSections(kind, wordings, row.textReviews).length }));
};

/** Reviews of the agency's counsel that ICE cannot read. */
export const heldRemarksOf = ({ textReviews }: Pick<AgreementCase, 'textReviews'>): number =>
  textReviews.filter(({ kind, releasedAt }) => kind === 'AGENCY_COUNSEL' && releasedAt === null).length;
