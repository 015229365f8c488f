// Conditions on the steps of an agreement. Each is true or the sentence a person reads when it is not.
import { amendmentRule } from '@/lib/domain/agreements/amendment-kind';
import {
  type AgreementFacts,
  allHaveSigned,
  placesInTurn,
  placeToSign,
  type SignatureFacts,
} from '@/lib/domain/agreements/facts';
import { EXPIRING_DAYS, endDrawsNear, endHasCome } from '@/lib/domain/agreements/standing';
import { signatureRoleLabels } from '@/lib/domain/programs/signature-role';
import type { Check, Guard } from '@/lib/domain/workflow/step';

type AgreementGuard = Guard<AgreementFacts>;

/** How long a second factor counts as fresh at signing. */
export const FRESH_FACTOR_MINUTES = 5;

// GAO-09-109: agreements without a documented objective, scope and supervision were used for other ends.
export const hasObjective: AgreementGuard = (facts) => facts.hasObjective || 'Write the objective of the agreement.';

export const hasScope: AgreementGuard = (facts) => facts.hasScope || 'Write what the authority or cooperation covers.';

export const hasContacts: AgreementGuard = (facts) => facts.hasContacts || 'Name a point of contact for each side.';

export const hasSupervisorPosition: AgreementGuard = (facts) =>
  facts.hasSupervisorPosition || 'Name the position that supervises for ICE.';

// 8 USC 1357(g)(5): a delegation says whose powers it grants; the cap keeps the number known.
export const hasOfficerCap: AgreementGuard = (facts) =>
  !facts.delegating || facts.hasOfficerCap || 'Set the greatest number of officers who may be authorized.';

export const agencyHasNotSettled: AgreementGuard = ({ agencySettled }) =>
  !agencySettled || 'Your agency has said already that the text is settled.';

export const iceHasNotSettled: AgreementGuard = ({ iceSettled }) =>
  !iceSettled || 'ICE has said already that the text is settled.';

export const commentsAreResolved: AgreementGuard = ({ openComments }) =>
  openComments === 0 || `Resolve the open ${openComments === 1 ? 'comment' : `${openComments} comments`} first.`;

// Conditions of the approval that were marked to hold the signature.
export const blockingConditionsAreClosed: AgreementGuard = ({ openBlockingConditions }) =>
  openBlockingConditions.length === 0 ||
  `The approval holds the signature until these conditions are met or waived: ${openBlockingConditions.map((text) => `“${text}”`).join(', ')}.`;

export const bothSidesSettled: AgreementGuard = ({ agencySettled, iceSettled }) =>
  (agencySettled && iceSettled) || 'Both sides have to say that the text is settled.';

// Knox County, 2017: an agreement signed without the vote that state law asks for was later challenged.
export const localApprovalIsSettled: AgreementGuard = ({ localApproval, amendment }) => {
  if (amendment && !amendmentRule(amendment.kind).localApproval) return true;
  if (!localApproval || localApproval.required === 'UNKNOWN') {
    return 'Record whether local law needs a vote of the governing body. Unknown blocks the signing.';
  }
  if (localApproval.required === 'NO') {
    return localApproval.hasCitation || 'Cite the law or charter under which no vote is needed.';
  }
  if (localApproval.result !== 'PASSED') return 'The governing body has to pass the agreement first.';
  if (!localApproval.hasResolution) return 'Enter the number of the resolution.';
  return localApproval.hasDocument || 'Attach the resolution of the governing body.';
};

export const everySignerIsNamed: AgreementGuard = ({ signatures }) => {
  const open = signatures.filter(({ userId }) => userId === null).map(({ role }) => signatureRoleLabels[role]);
  if (signatures.length === 0) return 'Name the signers first.';
  return open.length === 0 || `Name who signs as: ${open.join(', ')}.`;
};

// Separation of duties: nobody signs for both sides, or twice.
export const signersAreDifferentPeople: AgreementGuard = ({ signatures }) => {
  const named = signatures.flatMap(({ userId }) => (userId === null ? [] : [userId]));
  return new Set(named).size === named.length || 'Each signature needs a different person.';
};

export const textIsFrozen: AgreementGuard = ({ frozenSha256 }) =>
  frozenSha256 !== null || 'The text is not frozen for signing.';

/** Who has to sign before a place that waits: "Agency head signs first." */
export const whoSignsFirst = (places: readonly Pick<SignatureFacts, 'role'>[]): string => {
  const labels = places.map(({ role }) => signatureRoleLabels[role]);
  return `${new Intl.ListFormat('en-US').format(labels)} ${labels.length === 1 ? 'signs' : 'sign'} first.`;
};

export const isTheirTurnToSign: AgreementGuard = (facts, actor) => {
  const inTurn = placesInTurn(facts.signatures);
  if (inTurn.length === 0) return 'Everyone has signed.';
  if (placeToSign(facts, actor.id)) return true;
  const mine = facts.signatures.find(({ userId }) => userId === actor.id);
  if (!mine) return 'You are not a signer of this agreement.';
  if (mine.status === 'SIGNED') return 'You have signed this agreement.';
  return `It is not your turn yet. ${whoSignsFirst(inTurn)}`;
};

// Each signer of domain.md 3.1 warrants authority to sign: the register shows it, and the database holds it.
export const signerHasAuthority: AgreementGuard = (facts, actor) =>
  placeToSign(facts, actor.id)?.authorityProblem ?? true;

export const isASigner: AgreementGuard = ({ signatures }, actor) =>
  signatures.some(({ userId, status }) => userId === actor.id && status === 'PENDING') ||
  'Only a signer who has not signed yet can do this.';

export const notEveryoneHasSigned: AgreementGuard = (facts) =>
  !allHaveSigned(facts) || 'Everyone has signed; the portal is sealing the agreement.';

export const secondFactorIsFresh: AgreementGuard = ({ secondFactorMinutes }) =>
  (secondFactorMinutes !== null && secondFactorMinutes < FRESH_FACTOR_MINUTES) ||
  `Confirm on the signing page that it is you. It counts for this text and for ${FRESH_FACTOR_MINUTES} minutes.`;

export const everyoneHasSigned: AgreementGuard = (facts) =>
  allHaveSigned(facts) || 'Every signer has to sign the same frozen text first.';

export const isSealedAndVerified: AgreementGuard = ({ sealed }) =>
  sealed || 'The sealed agreement has to be verified first.';

export const checklistIsComplete: AgreementGuard = ({ checklistOpen }) =>
  checklistOpen.length === 0 || `Complete the checklist first. Open: ${checklistOpen.join('; ')}.`;

export const hasMeasures: AgreementGuard = ({ measures }) => measures > 0 || 'Set at least one measure first.';

export const entryIsPublished: AgreementGuard = ({ entryPublished }) =>
  entryPublished || 'Publish the entry in the public register first.';

export const readinessIsConfirmed: AgreementGuard = ({ readinessConfirmed }) =>
  readinessConfirmed || 'The liaison has to confirm readiness first.';

export const readinessIsOpen: AgreementGuard = ({ readinessConfirmed }) =>
  !readinessConfirmed || 'Readiness is confirmed already.';

export const agencyHasNotReinstated: AgreementGuard = ({ agencyReinstates }) =>
  !agencyReinstates || 'Your agency has confirmed already.';

export const iceHasNotReinstated: AgreementGuard = ({ iceReinstates }) =>
  !iceReinstates || 'ICE has confirmed already.';

export const bothSidesReinstate: AgreementGuard = ({ agencyReinstates, iceReinstates }) =>
  (agencyReinstates && iceReinstates) || 'Both sides have to confirm that the cause is cleared.';

export const endIsNear: AgreementGuard = ({ expiresOn, today }) =>
  endDrawsNear(expiresOn, today) || `The end date is more than ${EXPIRING_DAYS} days away, or there is none.`;

export const endIsReached: AgreementGuard = ({ expiresOn, today }) =>
  endHasCome(expiresOn, today) || 'The end date has not come yet.';

export const successorIsInForce: AgreementGuard = ({ successorStatus }) =>
  successorStatus === 'ACTIVE' || 'The agreement that follows this one is not in force yet.';

export const successorIsNotRunning: AgreementGuard = ({ successorStatus }) =>
  successorStatus === null || successorStatus === 'VOID' || 'Set the successor agreement aside first.';

/** The hash the signer was shown is the hash of the frozen text. */
export const hashIsTheFrozenOne: Check<AgreementFacts> = ({ frozenSha256 }, input) =>
  input.sha256 === frozenSha256 || 'The text has changed since you opened it. Read the new text before you sign.';
