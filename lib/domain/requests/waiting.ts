// Whether a request waits for a person, and for what: from the steps offered to them and from who holds the request.
import { type Actor, hasRole } from '@/lib/domain/access/actor';
import { dateText } from '@/lib/domain/dates';
import { outstanding } from '@/lib/domain/requests/decision-facts';
import { hasDeclared, isRecused, mustDeclareForAnotherLook } from '@/lib/domain/requests/decision-waiting';
import { needsHeadquarters, type RequestFacts } from '@/lib/domain/requests/facts';
import { concernsThem, isBesides } from '@/lib/domain/requests/own-steps';
import { isOptional, leadsElsewhere } from '@/lib/domain/requests/return-steps';
import { isSideStep, sideWait } from '@/lib/domain/requests/side-steps';
import { requestStatusFacts } from '@/lib/domain/requests/status';
import { requestStepScreens } from '@/lib/domain/requests/step-forms';
import { isRequestStep, requestSteps } from '@/lib/domain/requests/steps';
import { isMemberStep } from '@/lib/domain/requests/steps-members';
import { type Offer, offers } from '@/lib/domain/workflow/decide';
import { awaitedStep, onward, undoSteps } from '@/lib/domain/workflow/waiting';

export const requestUndoSteps = undoSteps(requestSteps);

/** What a request waits for: the step and the words for it, or a step that needs something first. */
export type RequestWait = { step: string; todo: string; reasons: readonly string[] };

const agencyHolds = (facts: RequestFacts, actor: Actor): boolean => {
  if (facts.status === 'ASSESSING' && facts.assessment?.attested) return false;
  if (facts.status === 'RECOMMENDED' && facts.plan && facts.plan.agencyAcceptedVersion === facts.plan.version) {
    return false;
  }
  return hasRole(actor, 'AGENCY_APPROVER') || (hasRole(actor, 'AGENCY_OFFICER') && !facts.readyForApproval);
};

const liaisonHolds = (facts: RequestFacts, actor: Actor): boolean =>
  facts.liaisonId === actor.id &&
  !(facts.status === 'RECOMMENDED' && facts.plan?.iceAcceptedVersion === facts.plan?.version);

/** True when the request lies with this person, whether or not they can take a step this minute. */
export const holdsRequest = (facts: RequestFacts, actor: Actor): boolean => {
  if (facts.status === null) return false;
  switch (requestStatusFacts[facts.status].holder) {
    case 'AGENCY':
      return agencyHolds(facts, actor);
    case 'INTAKE':
      return hasRole(actor, 'OSLC_INTAKE') && (facts.claimedById === null || facts.claimedById === actor.id);
    case 'LIAISON':
      return liaisonHolds(facts, actor);
    case 'SUPERVISOR':
      return hasRole(actor, 'FIELD_SUPERVISOR') && !(facts.status === 'PLAN_AGREED' && needsHeadquarters(facts));
    case 'HEADQUARTERS':
      if (isRecused(facts, actor)) return false;
      return (
        hasRole(actor, 'PROGRAM_MANAGER') ||
        (hasRole(actor, 'REVIEW_BOARD') && outstanding(facts.decision).some(({ userId }) => userId === actor.id)) ||
        (hasRole(actor, 'LEGAL') && !facts.legalCleared)
      );
    case 'BOTH':
      return agencyHolds(facts, actor) || liaisonHolds(facts, actor);
    default:
      return false;
  }
};

const todoOf = ({ name, label }: Offer): string =>
  (isRequestStep(name) ? requestStepScreens[name]?.label : undefined) ?? label;

const toWait = (offer: Offer): RequestWait => ({ step: offer.name, todo: todoOf(offer), reasons: offer.reasons });

/** A return whose date has passed waits for whoever handles the case at ICE too: nothing closes by itself. */
const overdueReturn = (
  { corrections, claimedById, liaisonId, today }: RequestFacts,
  actor: Actor,
): RequestWait | null => {
  const { respondBy } = corrections;
  if (respondBy === null || respondBy >= today || actor.id !== (liaisonId ?? claimedById)) return null;
  const reasons = [`Its answer was due ${dateText(respondBy)}.`];
  return { step: 'comment', todo: 'Ask the agency for its answer', reasons };
};

/**
 * What the request waits for from this person, or null when it does not wait for them.
 * A step they may take comes first; then, where the request lies with them, the work that leads there.
 */
export const requestWait = (facts: RequestFacts, actor: Actor): RequestWait | null => {
  // A deferred request rests until its date, although it can be taken up at any time.
  if (facts.status === 'DEFERRED' && facts.reviewOn !== null && facts.reviewOn > facts.today) return null;
  const declared = hasDeclared(facts, actor);
  const all = offers(requestSteps, facts, actor).filter(
    ({ name }) =>
      !isMemberStep(name) &&
      !isSideStep(name) &&
      !isOptional(name) &&
      !leadsElsewhere(name, facts) &&
      !(declared && name === 'declare_interest'),
  );
  const awaited = awaitedStep(all, requestUndoSteps);
  if (awaited) return toWait(awaited);
  const beside = sideWait(facts, actor);
  if (beside) return beside;
  const holds = holdsRequest(facts, actor);
  // Before the declaration every step of the decision waits for it.
  const declaration = all.find(({ name }) => name === 'declare_interest');
  if (declaration && (holds || mustDeclareForAnotherLook(facts, actor))) return toWait(declaration);
  if (!holds) return overdueReturn(facts, actor);
  const left = onward(all, requestUndoSteps);
  const ready = left.filter(({ ok, name }) => ok && name !== 'comment');
  const work = ready.find(({ name }) => !isBesides(name)) ?? ready[0];
  const blocked = left.find(
    ({ ok, name, tone }) => !ok && tone === 'primary' && isRequestStep(name) && concernsThem(name, facts, actor),
  );
  const next = work ?? blocked;
  return next ? { ...toWait(next), reasons: (blocked ?? next).reasons } : null;
};
