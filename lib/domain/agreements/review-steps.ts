// Which steps belong to which review.
import { type ReviewKind, reviewKinds } from '@/lib/domain/agreements/review-kind';
import type { AgreementStepName } from '@/lib/domain/agreements/steps';

type ReviewSteps = { clear: AgreementStepName; giveBack: AgreementStepName };

export const stepsOfReview = {
  LEGAL: { clear: 'clear_text', giveBack: 'return_from_legal' },
  PROGRAM: { clear: 'clear_program_review', giveBack: 'return_from_program_review' },
  CIVIL_RIGHTS: { clear: 'clear_civil_rights_review', giveBack: 'return_from_civil_rights_review' },
  AGENCY_COUNSEL: { clear: 'clear_counsel_review', giveBack: 'return_from_counsel_review' },
} as const satisfies Record<ReviewKind, ReviewSteps>;

/** The review that a step clears or returns; undefined for every other step. */
export const reviewOfStep = (step: string): ReviewKind | undefined =>
  reviewKinds.find((kind) => stepsOfReview[kind].clear === step || stepsOfReview[kind].giveBack === step);
