// The buttons of a case page, from the steps offered: which act at once, which lead to a page, which have to wait.
import type { Actor } from '@/lib/domain/access/actor';
import { paths } from '@/lib/domain/paths';
import type { RequestFacts } from '@/lib/domain/requests/facts';
import * as is from '@/lib/domain/requests/guards';
import { interestIsClear, isAnotherDecider } from '@/lib/domain/requests/guards-decision';
import { isAssessed, isSettledWithoutAssessment } from '@/lib/domain/requests/guards-drafting';
import { isSideStep } from '@/lib/domain/requests/side-steps';
import { requestStepForms, requestStepScreens } from '@/lib/domain/requests/step-forms';
import { isRequestStep, type RequestStepName, requestSteps } from '@/lib/domain/requests/steps';
import { isMemberStep } from '@/lib/domain/requests/steps-members';
import { requestUndoSteps } from '@/lib/domain/requests/waiting';
import { type Offer, offers } from '@/lib/domain/workflow/decide';
import type { Guard, Tone } from '@/lib/domain/workflow/step';

/** One thing the reader can do. Without `href` it acts at once. `aside` is for what ends the request or goes back. */
export type NextStep = { step: RequestStepName; label: string; tone: Tone; href: string | null; aside: boolean };

export type NextSteps = {
  steps: readonly NextStep[];
  blocked: readonly { label: string; reasons: readonly string[] }[];
};

// A step that fails one of these is not late, it is somebody else's or never comes in this kind of request.
const notTheirs: readonly Guard<RequestFacts>[] = [
  is.isTheirClaim,
  is.isTheirLiaison,
  is.isAnEnquiry,
  is.isNotAnEnquiry,
  isAssessed,
  isSettledWithoutAssessment,
  is.headquartersIsNeeded,
  is.isWithApprover,
  is.hasServiceToSetUp,
  // Before the declaration there is one thing to do; with a conflict there is nothing.
  interestIsClear,
  isAnotherDecider,
];

const concernsThem = (name: RequestStepName, facts: RequestFacts, actor: Actor): boolean =>
  !requestSteps[name].guards.some((guard) => notTheirs.includes(guard) && guard(facts, actor) !== true);

/** Where the step is taken; null when pressing its button is all. */
export const placeOfStep = (name: RequestStepName, id: string): string | null => {
  const screen = requestStepScreens[name];
  if (screen) return screen.href(id);
  const asks = requestStepForms[name] !== undefined || requestSteps[name].tone === 'danger';
  return asks ? paths.requestStep(id, name) : null;
};

const toStep = (offer: Offer & { name: RequestStepName }, id: string): NextStep => ({
  step: offer.name,
  label: requestStepScreens[offer.name]?.label ?? offer.label,
  tone: offer.tone,
  href: placeOfStep(offer.name, id),
  aside: offer.tone === 'danger' || offer.name === 'reassign' || requestUndoSteps.has(offer.name),
});

const order: Record<Tone, number> = { primary: 0, secondary: 1, danger: 2 };

/** What the reader can do with the request now, the chief step first, and what has to wait for a stated reason. */
export const requestNextSteps = (facts: RequestFacts, actor: Actor, id: string): NextSteps => {
  const named = offers(requestSteps, facts, actor).flatMap((offer) =>
    isRequestStep(offer.name) && !isMemberStep(offer.name) && !isSideStep(offer.name)
      ? [{ ...offer, name: offer.name }]
      : [],
  );
  const ready = named
    .filter(({ ok, name }) => ok && name !== 'comment')
    .sort((a, b) => order[a.tone] - order[b.tone])
    .map((offer) => toStep(offer, id));
  // Several steps may share a screen: one button leads there.
  const places = new Set<string>();
  const steps = ready.filter(({ href }) => {
    if (href === null || !places.has(href)) {
      if (href !== null) places.add(href);
      return true;
    }
    return false;
  });
  const blocked = named
    .filter(
      ({ ok, name, kind, tone }) => !ok && (kind === 'move' || tone === 'primary') && concernsThem(name, facts, actor),
    )
    .map(({ label, reasons }) => ({ label, reasons }));
  return { steps, blocked };
};
