// Whose turn it is to write the plan.
import type { Actor } from '@/lib/domain/access/actor';
import { closedFor, notCounting } from '@/lib/domain/agencies/days-off';
import { addBusinessDays, dateText } from '@/lib/domain/dates';
import type { RequestFacts } from '@/lib/domain/requests/facts';
import type { Guard } from '@/lib/domain/workflow/step';

type RequestGuard = Guard<RequestFacts>;

/** Business days a plan may lie with one side before the other may take it back. Our own rule. */
export const planRestDays = 5;

type PlanTurn = {
  plan: Pick<NonNullable<RequestFacts['plan']>, 'turn' | 'turnSince'> | null;
  daysOff?: RequestFacts['daysOff'];
};

const sideOf = (actor: Actor) => (actor.side === 'AGENCY' ? 'AGENCY' : 'ICE');

const otherName = (actor: Actor): string => (actor.side === 'AGENCY' ? 'ICE' : 'The agency');

/** The first day on which the other side may take the plan back; null while nobody holds it. */
export const planFreeOn = ({ plan, daysOff }: PlanTurn): string | null =>
  plan?.turnSince ? addBusinessDays(plan.turnSince, planRestDays, closedFor(plan.turn, daysOff)) : null;

export const itIsTheirTurn: RequestGuard = ({ plan }, actor) =>
  plan === null ||
  plan.turn === null ||
  plan.turn === sideOf(actor) ||
  `${otherName(actor)} is writing the plan now. You can write when it is handed to you.`;

export const somebodyHasWritten: RequestGuard = ({ plan }) =>
  (plan !== null && plan.version > 1) || 'Save the plan once before you hand it over.';

export const theOtherSideLeftItLying: RequestGuard = (facts, actor) => {
  const { plan, today } = facts;
  if (plan === null || plan.turn === null || plan.turn === sideOf(actor)) return 'It is your turn to write already.';
  const free = planFreeOn(facts);
  const why = notCounting(plan.turn, facts.daysOff, plan.turnSince, free);
  return (
    (free !== null && today >= free) ||
    `${otherName(actor)} is writing the plan now. You can take it back from ${dateText(free ?? today)} on${why}.`
  );
};
