// The buttons of a case page, from the steps offered: which act at once, which lead to a page, which have to wait.
import type { Actor } from '@/lib/domain/access/actor';
import { paths } from '@/lib/domain/paths';
import type { RequestFacts } from '@/lib/domain/requests/facts';
import { concernsThem, isBesides } from '@/lib/domain/requests/own-steps';
import { isSideStep, sideLabels } from '@/lib/domain/requests/side-steps';
import { requestStepForms, requestStepScreens } from '@/lib/domain/requests/step-forms';
import { isRequestStep, type RequestStepName, requestSteps } from '@/lib/domain/requests/steps';
import { isMemberStep } from '@/lib/domain/requests/steps-members';
import { type RequestWait, requestUndoSteps, requestWait } from '@/lib/domain/requests/waiting';
import { type Offer, offers } from '@/lib/domain/workflow/decide';
import type { Tone } from '@/lib/domain/workflow/step';

/** One thing the reader can do. Without `href` it acts at once. `aside` is for what ends the request or goes back. */
export type NextStep = { step: RequestStepName; label: string; tone: Tone; href: string | null; aside: boolean };

export type NextSteps = {
  steps: readonly NextStep[];
  blocked: readonly { label: string; reasons: readonly string[] }[];
};

/** Where the step is taken; null when pressing its button is all. */
export const placeOfStep = (name: RequestStepName, id: string): string | null => {
  const screen = requestStepScreens[name];
  if (screen) return screen.href(id);
  const asks = requestStepForms[name] !== undefined || requestSteps[name].tone === 'danger';
  return asks ? paths.requestStep(id, name) : null;
};

// What changes hands or goes back, and is not how the request goes on.
const aside: ReadonlySet<string> = new Set<RequestStepName>([
  'reassign',
  'send_back_to_officer',
  'ask_correction',
  'return_from_contact',
  'return_from_assessment',
]);

const toStep = (offer: Offer & { name: RequestStepName }, id: string): NextStep => ({
  step: offer.name,
  label: requestStepScreens[offer.name]?.label ?? offer.label,
  tone: offer.tone,
  href: placeOfStep(offer.name, id),
  aside: offer.tone === 'danger' || aside.has(offer.name) || requestUndoSteps.has(offer.name),
});

/** A meeting or a round of questions that waits for the reader has a page of its own: the first button leads there. */
const sideStepOf = (wait: RequestWait | null, id: string): NextStep[] => {
  if (!wait || !isRequestStep(wait.step) || !isSideStep(wait.step)) return [];
  const label = sideLabels[wait.step] ?? wait.todo;
  return [{ step: wait.step, label, tone: 'primary', href: placeOfStep(wait.step, id), aside: false }];
};

const order: Record<Tone, number> = { primary: 0, secondary: 1, danger: 2 };

/** What the reader can do with the request now, the chief step first, and what has to wait for a stated reason. */
export const requestNextSteps = (facts: RequestFacts, actor: Actor, id: string): NextSteps => {
  const named = offers(requestSteps, facts, actor).flatMap((offer) =>
    isRequestStep(offer.name) && !isMemberStep(offer.name) && !isSideStep(offer.name)
      ? [{ ...offer, name: offer.name }]
      : [],
  );
  const wait = requestWait(facts, actor);
  const rank = ({ name, tone }: Offer) => (name === wait?.step ? -1 : order[tone] + (isBesides(name) ? 0.5 : 0));
  const ready = [
    ...sideStepOf(wait, id),
    ...named
      .filter(({ ok, name }) => ok && name !== 'comment')
      .sort((a, b) => rank(a) - rank(b))
      .map((offer) => toStep(offer, id)),
  ];
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
      ({ ok, name, kind, tone }) =>
        !ok &&
        (kind === 'move' || tone === 'primary') &&
        !requestUndoSteps.has(name) &&
        concernsThem(name, facts, actor),
    )
    .map(({ label, reasons }) => ({ label, reasons }));
  return { steps, blocked };
};
