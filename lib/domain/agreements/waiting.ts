// Whether an agreement waits for a person, and for what: from the steps offered to them and from who holds it.
import { type Actor, hasRole } from '@/lib/domain/access/actor';
import type { StepTaker } from '@/lib/domain/access/role';
import type { AgreementFacts } from '@/lib/domain/agreements/facts';
import { agreementNextSteps } from '@/lib/domain/agreements/next-steps';
import { reviewRows } from '@/lib/domain/agreements/review-kind';
import { reviewOfStep } from '@/lib/domain/agreements/review-steps';
import { reviewsInTurn } from '@/lib/domain/agreements/reviews';
import { signingTimeIsOver } from '@/lib/domain/agreements/signing-time';
import { type AgreementStatus, agreementStatusFacts } from '@/lib/domain/agreements/status';
import { type AgreementStepName, agreementSteps } from '@/lib/domain/agreements/steps';
import { decide, offers } from '@/lib/domain/workflow/decide';

export type AgreementWait = { step: string; todo: string; reasons: readonly string[] };

/** What the liaison can do waits for the liaison of the case, not for everyone who could stand in. */
const isTheirs = (step: AgreementStepName, facts: AgreementFacts, actor: Actor): boolean =>
  !agreementSteps[step].by.includes('LIAISON') || facts.liaisonId === actor.id || actor.side === 'AGENCY';

/**
 * The statuses in which an agreement may wait for any holder of a role, whosever case it is: a chief step of theirs
 * begins there, and none that is left to the liaison of the case.
 */
export const statusesWaitingFor = (role: StepTaker): AgreementStatus[] => {
  const chief = Object.values(agreementSteps).filter(
    ({ tone, by }) => tone === 'primary' && by.includes(role) && !by.includes('LIAISON'),
  );
  return [...new Set(chief.flatMap(({ from }) => from))];
};

/** True when a review of the text is open to this person. */
const reviewsOf = ({ reviews, counselId }: AgreementFacts, actor: Actor): boolean =>
  reviewsInTurn(reviews).some((kind) =>
    kind === 'AGENCY_COUNSEL' ? counselId === actor.id : reviewRows[kind].by.some((role) => hasRole(actor, role)),
  );

/** True when the agreement lies with this person, whether or not they can take a step this minute. */
export const holdsAgreement = (facts: AgreementFacts, actor: Actor): boolean => {
  if (facts.status === null) return false;
  const isLiaison = facts.liaisonId === actor.id;
  switch (agreementStatusFacts[facts.status].holder) {
    case 'AGENCY':
      return actor.side === 'AGENCY';
    case 'LIAISON':
      return isLiaison;
    case 'BOTH':
      return actor.side === 'AGENCY' || isLiaison;
    case 'LEGAL':
      return reviewsOf(facts, actor);
    case 'HEADQUARTERS':
      return hasRole(actor, 'PROGRAM_MANAGER');
    default:
      return false;
  }
};

// The button of these says what is stated; a list says what to do.
const settling: ReadonlySet<string> = new Set<AgreementStepName>(['settle_for_agency', 'settle_for_ice']);

const todoOf = ({ step, label }: { step: string; label: string }): string => {
  if (step === 'accept_proposal') return 'Answer a proposal';
  if (reviewOfStep(step)) return 'Review the text';
  return settling.has(step) ? 'Settle the text' : label;
};

/** While its need is under review the agency is asked for an answer, which is a comment: no step of its own carries it. */
const askedForNeed = (facts: AgreementFacts, actor: Actor): AgreementWait | null =>
  facts.status === 'NEED_REVIEW' && decide(agreementSteps.comment, facts, actor).ok
    ? { step: 'comment', todo: 'Show that the agreement is still needed', reasons: [] }
    : null;

/** A signing whose time is over goes on only when its liaison sets another day, or recalls the text. */
const askedForTime = (facts: AgreementFacts, actor: Actor): AgreementWait | null =>
  facts.liaisonId === actor.id &&
  signingTimeIsOver(facts.signing, facts.today) &&
  decide(agreementSteps.extend_signing, facts, actor).ok
    ? { step: 'extend_signing', todo: 'Set another day to sign', reasons: [] }
    : null;

/**
 * What the agreement waits for from this person, or null when it does not wait for them: a chief step they may take,
 * or, where it lies with them, the chief step that still needs something.
 */
export const agreementWait = (facts: AgreementFacts, actor: Actor, id: string): AgreementWait | null => {
  const { steps, blocked } = agreementNextSteps(facts, actor, id);
  const ready = steps.find(({ step, tone, aside }) => !aside && tone === 'primary' && isTheirs(step, facts, actor));
  if (ready) return { step: ready.step, todo: todoOf(ready), reasons: [] };
  if (!holdsAgreement(facts, actor)) return askedForTime(facts, actor);
  const shown = new Set(blocked.map(({ label }) => label));
  const waiting = offers(agreementSteps, facts, actor).find(
    ({ ok, tone, label }) => !ok && tone === 'primary' && shown.has(label),
  );
  return waiting
    ? { step: waiting.name, todo: todoOf({ step: waiting.name, label: waiting.label }), reasons: waiting.reasons }
    : askedForNeed(facts, actor);
};
