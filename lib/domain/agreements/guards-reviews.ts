// Which reviews of the text are open, whose turn it is, and whether the chain is complete.
import type { AgreementFacts } from '@/lib/domain/agreements/facts';
import { type ReviewKind, reviewRows } from '@/lib/domain/agreements/review-kind';
import { reviewsBefore } from '@/lib/domain/agreements/reviews';
import type { Guard, Verdict } from '@/lib/domain/workflow/step';

type AgreementGuard = Guard<AgreementFacts>;

const isOpen = (kind: ReviewKind, { reviews }: AgreementFacts): Verdict => {
  const review = reviews.find((one) => one.kind === kind);
  if (!review) return `This text needs no review by ${reviewRows[kind].who}.`;
  return review.open > 0 || 'Your review is complete: every section is cleared as it reads now.';
};

const isInTurn = (kind: ReviewKind, { reviews }: AgreementFacts): Verdict => {
  const [first] = reviewsBefore(kind, reviews);
  return first === undefined || `Wait until ${reviewRows[first].who} has cleared the text.`;
};

const isInChain = (kind: ReviewKind, { reviews }: AgreementFacts): Verdict =>
  reviews.some((one) => one.kind === kind) || `This text needs no review by ${reviewRows[kind].who}.`;

export const legalReviewIsOpen: AgreementGuard = (facts) => isOpen('LEGAL', facts);
export const legalReviewIsInTurn: AgreementGuard = (facts) => isInTurn('LEGAL', facts);
export const needsLegalReview: AgreementGuard = (facts) => isInChain('LEGAL', facts);

export const programReviewIsOpen: AgreementGuard = (facts) => isOpen('PROGRAM', facts);
export const programReviewIsInTurn: AgreementGuard = (facts) => isInTurn('PROGRAM', facts);
export const needsProgramReview: AgreementGuard = (facts) => isInChain('PROGRAM', facts);

export const civilRightsReviewIsOpen: AgreementGuard = (facts) => isOpen('CIVIL_RIGHTS', facts);
export const civilRightsReviewIsInTurn: AgreementGuard = (facts) => isInTurn('CIVIL_RIGHTS', facts);
export const needsCivilRightsReview: AgreementGuard = (facts) => isInChain('CIVIL_RIGHTS', facts);

export const counselReviewIsOpen: AgreementGuard = (facts) => isOpen('AGENCY_COUNSEL', facts);

export const isTheNamedCounsel: AgreementGuard = ({ counselId }, { id }) =>
  (counselId !== null && counselId === id) || 'Only the person whom the agency has asked as its counsel does this.';

export const counselIsNotAsked: AgreementGuard = ({ counselId }) =>
  counselId === null || 'Your agency has asked its counsel already. Take that back first.';

export const counselIsAsked: AgreementGuard = ({ counselId }) =>
  counselId !== null || 'Your agency has not asked its own counsel.';

export const counselHoldsRemarks: AgreementGuard = ({ heldRemarks }) =>
  heldRemarks > 0 || 'ICE can read every remark of your counsel already, or there is none.';

export const reviewsAreComplete: AgreementGuard = ({ reviews }) => {
  const open = reviews.filter((one) => one.open > 0).map(({ kind }) => reviewRows[kind].who);
  return open.length === 0 || `The text as it reads now has to be cleared by: ${open.join(', ')}.`;
};
