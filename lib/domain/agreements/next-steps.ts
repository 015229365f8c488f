// The buttons of an agreement page, from the steps offered: which act at once, which lead to a page, which have to wait.
import type { Actor } from '@/lib/domain/access/actor';
import type { AgreementFacts } from '@/lib/domain/agreements/facts';
import * as is from '@/lib/domain/agreements/guards';
import { anAddOnFits, anAddOnIsLeft, joinsNoOther } from '@/lib/domain/agreements/guards-add-ons';
import { isBehind, isNotAnAmendment } from '@/lib/domain/agreements/guards-amendments';
import { placeIsNotOnPaper, placeOfTheirsIsOnPaper, scanWaits } from '@/lib/domain/agreements/guards-paper';
import { ownSideProposed, theOtherSideProposed } from '@/lib/domain/agreements/guards-proposals';
import * as review from '@/lib/domain/agreements/guards-reviews';
import { keepIsAsked, noticeIsOfTheOtherSide } from '@/lib/domain/agreements/guards-termination';
import { agreementStepForms, agreementStepScreens } from '@/lib/domain/agreements/step-forms';
import { type AgreementStepName, agreementSteps, isAgreementStep } from '@/lib/domain/agreements/steps';
import {
  correctionIsToVerify,
  everyFindingIsCorrected,
  hasCorrectionToReport,
} from '@/lib/domain/agreements/steps-inspections';
import { meetingIsToRecord, minutesAreMissing } from '@/lib/domain/agreements/steps-steering';
import { paths } from '@/lib/domain/paths';
import { type Offer, offers } from '@/lib/domain/workflow/decide';
import type { Guard, Tone } from '@/lib/domain/workflow/step';
import { undoSteps } from '@/lib/domain/workflow/waiting';

/** One thing the reader can do. Without `href` it acts at once. `aside` is for what ends the agreement or goes back. */
export type AgreementNextStep = {
  step: AgreementStepName;
  label: string;
  tone: Tone;
  href: string | null;
  aside: boolean;
};

export type AgreementNextSteps = {
  steps: readonly AgreementNextStep[];
  blocked: readonly { label: string; reasons: readonly string[] }[];
};

export const agreementUndoSteps = undoSteps(agreementSteps);

// A step that fails one of these is done already, or is somebody else's.
const doneOrNotTheirs: readonly Guard<AgreementFacts>[] = [
  is.agencyHasNotSettled,
  is.iceHasNotSettled,
  is.agencyHasNotReinstated,
  is.iceHasNotReinstated,
  is.readinessIsOpen,
  is.notEveryoneHasSigned,
  is.isASigner,
  is.successorIsNotRunning,
  theOtherSideProposed,
  ownSideProposed,
  review.legalReviewIsOpen,
  review.programReviewIsOpen,
  review.civilRightsReviewIsOpen,
  review.counselReviewIsOpen,
  review.needsLegalReview,
  review.needsProgramReview,
  review.needsCivilRightsReview,
  review.isTheNamedCounsel,
  noticeIsOfTheOtherSide,
  keepIsAsked,
  isNotAnAmendment,
  anAddOnFits,
  anAddOnIsLeft,
  joinsNoOther,
  isBehind,
  placeIsNotOnPaper,
  placeOfTheirsIsOnPaper,
  scanWaits,
  meetingIsToRecord,
  minutesAreMissing,
  hasCorrectionToReport,
  correctionIsToVerify,
  everyFindingIsCorrected,
];

const isOpenSigner = ({ signatures }: AgreementFacts, actor: Actor): boolean =>
  signatures.some(({ userId, status }) => userId === actor.id && status === 'PENDING');

const concernsThem = (name: AgreementStepName, facts: AgreementFacts, actor: Actor): boolean => {
  if (name === 'sign' && !isOpenSigner(facts, actor)) return false;
  return !agreementSteps[name].guards.some((guard) => doneOrNotTheirs.includes(guard) && guard(facts, actor) !== true);
};

/** Where the step is taken; null when pressing its button is all. */
export const placeOfAgreementStep = (name: AgreementStepName, id: string): string | null => {
  const screen = agreementStepScreens[name];
  if (screen) return screen.href(id);
  return agreementStepForms[name] ? paths.agreementStep(id, name) : null;
};

/** True when a signer can open the signing page although the second factor still has to be shown there. */
const waitsForFactorAlone = ({ name, reasons }: Offer, facts: AgreementFacts, actor: Actor): boolean =>
  name === 'sign' && reasons.length === 1 && is.secondFactorIsFresh(facts, actor) !== true;

// What a signer can do instead of signing.
const asideSteps: ReadonlySet<string> = new Set<AgreementStepName>([
  'decline_to_sign',
  'return_with_question',
  'delegate_place',
]);

type NamedOffer = Offer & { name: AgreementStepName };

const toStep = (offer: NamedOffer, id: string): AgreementNextStep => ({
  step: offer.name,
  label: agreementStepScreens[offer.name]?.label ?? offer.label,
  tone: offer.tone,
  href: placeOfAgreementStep(offer.name, id),
  aside: offer.tone === 'danger' || asideSteps.has(offer.name) || agreementUndoSteps.has(offer.name),
});

const order: Record<Tone, number> = { primary: 0, secondary: 1, danger: 2 };

const isFirstAtItsPlace = (step: AgreementNextStep, at: number, all: readonly AgreementNextStep[]): boolean =>
  step.href === null || all.findIndex(({ href }) => href === step.href) === at;

/** What the reader can do with the agreement now, the chief step first, and what has to wait for a stated reason. */
export const agreementNextSteps = (facts: AgreementFacts, actor: Actor, id: string): AgreementNextSteps => {
  const named = offers(agreementSteps, facts, actor)
    .flatMap((offer) => (isAgreementStep(offer.name) ? [{ ...offer, name: offer.name }] : []))
    .map((offer) => (waitsForFactorAlone(offer, facts, actor) ? { ...offer, ok: true, reasons: [] } : offer));
  const steps = named
    .filter(({ ok, name }) => ok && name !== 'comment')
    .sort((a, b) => order[a.tone] - order[b.tone])
    .map((offer) => toStep(offer, id))
    .filter(isFirstAtItsPlace);
  const blocked = named
    .filter(
      ({ ok, name, kind, tone }) => !ok && (kind === 'move' || tone === 'primary') && concernsThem(name, facts, actor),
    )
    .map(({ label, reasons }) => ({ label, reasons }));
  return { steps, blocked };
};
