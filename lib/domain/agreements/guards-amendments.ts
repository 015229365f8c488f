// Conditions on amendments: which of the usual steps their kind leaves out, and that no two of them cross.
import { amendmentRule } from '@/lib/domain/agreements/amendment-kind';
import type { AgreementFacts } from '@/lib/domain/agreements/facts';
import { endIsNear } from '@/lib/domain/agreements/guards';
import type { Guard } from '@/lib/domain/workflow/step';

type AgreementGuard = Guard<AgreementFacts>;

export const isAnAmendment: AgreementGuard = ({ amendment }) => amendment !== null || 'This is not an amendment.';

export const isNotAnAmendment: AgreementGuard = ({ amendment }) =>
  amendment === null || 'An amendment becomes part of the agreement it changes by itself.';

export const legalReviewIsNeeded: AgreementGuard = ({ amendment }) =>
  amendment === null || amendmentRule(amendment.kind).legalReview || 'An amendment of this kind needs no legal review.';

export const legalReviewIsNotNeeded: AgreementGuard = ({ amendment }) =>
  (amendment !== null && !amendmentRule(amendment.kind).legalReview) || 'The text goes through legal review.';

export const localApprovalIsNeeded: AgreementGuard = ({ amendment }) =>
  amendment === null ||
  amendmentRule(amendment.kind).localApproval ||
  'An amendment of this kind needs no local approval.';

export const mayChangeEveryTerm: AgreementGuard = ({ amendment }) =>
  amendment === null || amendment.kind === 'MODIFY' || 'An amendment of this kind changes only what it was begun for.';

export const setsItsOwnTerms: AgreementGuard = ({ amendment }) =>
  (amendment !== null && amendment.kind !== 'MODIFY') || 'The terms are edited as those of an agreement.';

export const changesWhatItIsFor: AgreementGuard = ({ amendment }) => amendment?.gap ?? true;

export const amendedAgreementIsInForce: AgreementGuard = ({ amendment }) =>
  amendment === null || amendment.agreementInForce || 'The agreement that this amendment changes is not in force.';

export const amendedAgreementHasEnded: AgreementGuard = ({ amendment }) =>
  amendment?.agreementEnded === true || 'The agreement that this amendment changes has not ended.';

export const isNotBehind: AgreementGuard = ({ amendment }) =>
  !amendment?.behind || 'Another amendment became part of the agreement since. Join this text to it first.';

export const isBehind: AgreementGuard = ({ amendment }) =>
  amendment?.behind === true || 'The text is drafted on what is in force.';

// Also a unique index of the database, for two that open the signing at the same moment.
export const noOtherAmendmentIsSigned: AgreementGuard = ({ amendment }) =>
  !amendment?.otherIsSigned ||
  'Another amendment of this agreement is being signed. Wait until it is part of the agreement, then join this text to it.';

export const endIsFarAgain: AgreementGuard = (facts, actor) =>
  endIsNear(facts, actor) !== true || 'The end date is near.';
