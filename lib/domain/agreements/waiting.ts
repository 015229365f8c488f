// Whether an agreement waits for a person, and for what: from the steps offered to them and from who holds it.
import { type Actor, hasRole } from '@/lib/domain/access/actor';
import { type AgreementFacts, nextSignature } from '@/lib/domain/agreements/facts';
import { agreementUndoSteps } from '@/lib/domain/agreements/next-steps';
import { agreementStepScreens } from '@/lib/domain/agreements/step-forms';
import { agreementSteps, isAgreementStep } from '@/lib/domain/agreements/steps';
import { type Offer, offers } from '@/lib/domain/workflow/decide';
import { awaitedStep, onward } from '@/lib/domain/workflow/waiting';

/** What an agreement waits for: the step and the words for it, and why the next move has to wait. */
export type AgreementWait = { step: string; todo: string; reasons: readonly string[] };

const ofAgency = (actor: Actor): boolean => hasRole(actor, 'AGENCY_APPROVER') || hasRole(actor, 'AGENCY_OFFICER');

const isLiaisonOf = (facts: AgreementFacts, actor: Actor): boolean =>
  facts.liaisonId !== null && facts.liaisonId === actor.id;

const implementationHolds = (facts: AgreementFacts, actor: Actor): boolean => {
  if (hasRole(actor, 'PROGRAM_MANAGER')) return facts.readinessConfirmed || !facts.entryPublished;
  if (facts.readinessConfirmed) return false;
  return isLiaisonOf(facts, actor) || (ofAgency(actor) && facts.checklistOpen.length > 0);
};

/** True when the agreement lies with this person, whether or not they can take a step this minute. */
export const holdsAgreement = (facts: AgreementFacts, actor: Actor): boolean => {
  switch (facts.status) {
    case 'DRAFT':
    case 'EXECUTED':
      return isLiaisonOf(facts, actor);
    case 'NEGOTIATION':
      return (ofAgency(actor) && !facts.agencySettled) || (isLiaisonOf(facts, actor) && !facts.iceSettled);
    case 'LEGAL_REVIEW':
      return hasRole(actor, 'LEGAL');
    case 'LOCAL_APPROVAL':
      return hasRole(actor, 'AGENCY_APPROVER');
    case 'SIGNING':
      return actor.id !== null && nextSignature(facts)?.userId === actor.id;
    case 'IMPLEMENTING':
      return implementationHolds(facts, actor);
    case 'SUSPENDED':
      return (
        (hasRole(actor, 'AGENCY_APPROVER') && facts.iceReinstates && !facts.agencyReinstates) ||
        (hasRole(actor, 'PROGRAM_MANAGER') && facts.agencyReinstates && !facts.iceReinstates)
      );
    case 'EXPIRING':
    case 'NEED_REVIEW':
      return hasRole(actor, 'PROGRAM_MANAGER');
    default:
      return false;
  }
};

const todoOf = ({ name, label }: Offer): string =>
  (isAgreementStep(name) ? agreementStepScreens[name]?.label : undefined) ?? label;

const toWait = (offer: Offer): AgreementWait => ({ step: offer.name, todo: todoOf(offer), reasons: offer.reasons });

/** What the agreement waits for from this person, or null when it does not wait for them. */
export const agreementWait = (facts: AgreementFacts, actor: Actor): AgreementWait | null => {
  if (!holdsAgreement(facts, actor)) return null;
  const all = offers(agreementSteps, facts, actor);
  const sign = all.find(({ name }) => name === 'sign');
  // A signer who still has to show a second factor is awaited all the same: the signing page asks for it.
  if (sign) return { ...toWait(sign), reasons: [] };
  const awaited = awaitedStep(all, agreementUndoSteps);
  if (awaited) return toWait(awaited);
  const left = onward(all, agreementUndoSteps);
  const blocked = left.find(({ ok, tone }) => !ok && tone === 'primary');
  const work = left.find(({ ok, name }) => ok && name !== 'comment');
  const next = work ?? blocked;
  return next ? { ...toWait(next), reasons: (blocked ?? next).reasons } : null;
};
