// Conditions on the steps of the decision. Each is true or the sentence a person reads when it is not.

import type { Actor } from '@/lib/domain/access/actor';
import { hasRole } from '@/lib/domain/access/actor';
import { dateText } from '@/lib/domain/dates';
import { opinionsAreComplete, outstanding } from '@/lib/domain/requests/decision-facts';
import { needsHeadquarters, type RequestFacts } from '@/lib/domain/requests/facts';
import type { Guard } from '@/lib/domain/workflow/step';

type RequestGuard = Guard<RequestFacts>;

// 5 CFR 2635.402 and 2635.502: nobody takes part in a matter in which they have an interest of their own.
export const interestIsClear: RequestGuard = ({ decision }, actor) => {
  const own = decision.declarations.find(({ userId }) => userId === actor.id);
  if (!own) return 'Declare first whether you have an interest of your own in this case.';
  return !own.conflict || 'You declared a conflict of interest, so you take no part in this decision.';
};

export const roundIsOpen: RequestGuard = ({ decision }) => {
  if (decision.roundClosed) return 'The program manager has closed the round of opinions.';
  return !opinionsAreComplete(decision) || 'Every opinion is in and can be read, so none can be changed any more.';
};

export const isSeated: RequestGuard = ({ decision }, actor) =>
  decision.seated.some(({ userId }) => userId === actor.id) ||
  'You are not seated for this request. The program manager can seat the board anew.';

/** Without a seated member nobody could ever speak: say who has to be seated. */
export const boardHasSpoken: RequestGuard = ({ decision }) => {
  if (decision.given.length === 0) {
    return decision.seated.length === 0
      ? 'No member of the review board can give an opinion: all have a conflict of interest, or there is none. Ask an administrator for another member, then seat the board anew.'
      : 'At least one member of the review board has to give an opinion first.';
  }
  if (opinionsAreComplete(decision)) return true;
  const names = outstanding(decision).map(({ name }) => name);
  return `The opinions are not all in. Outstanding: ${names.join(', ')}. You can close the round with a reason.`;
};

export const someOpinionIsOutstanding: RequestGuard = ({ decision }) => {
  if (opinionsAreComplete(decision)) return 'Every opinion is in, or the round is closed already.';
  return decision.given.length > 0 || 'At least one member of the review board has to give an opinion first.';
};

/** Another look is taken by another person, also at the decision that follows it. */
export const isAnotherDecider: RequestGuard = ({ decision, status }, actor) => {
  const first = decision.reconsiderations.at(-1);
  const bound = first !== undefined && (first.open || (status === 'HQ_REVIEW' && first.outcome === 'REOPENED'));
  return !bound || first.firstDeciderId !== actor.id || 'You made the first decision, so another person decides now.';
};

export const reconsiderationIsOpen: RequestGuard = ({ decision }) =>
  decision.reconsiderations.some(({ open }) => open) || 'The agency has not asked for another look.';

export const mayAskAgain: RequestGuard = ({ decision, today }) => {
  if (decision.reconsiderations.some(({ open }) => open)) return 'Another look is asked for already.';
  if (decision.reconsiderations.some(({ aboutThisDecision }) => aboutThisDecision)) {
    return 'This decision has been looked at again already. You can file a new request.';
  }
  if (decision.reconsiderBy === null || decision.decidedById === null) {
    return 'This decision was made before it was recorded who made it. Ask your liaison.';
  }
  return (
    today <= decision.reconsiderBy ||
    `The last day to ask for another look was ${dateText(decision.reconsiderBy)}. You can file a new request.`
  );
};

export const hasOpenCondition: RequestGuard = ({ decision }) =>
  decision.conditions.some(({ open }) => open) || 'No condition of the approval is open.';

/** The side that owns a condition reports on it. */
export const ownsOpenCondition: RequestGuard = ({ decision }, actor) =>
  decision.conditions.some(({ open, owner }) => open && owner === actor.side) ||
  'No open condition is for your side to meet.';

/** The other side judges what the owner reported. */
export const hasReportToJudge: RequestGuard = ({ decision }, actor) =>
  decision.conditions.some(({ open, owner, reported }) => open && reported && owner !== actor.side) ||
  'The other side has not reported on a condition yet.';

export const conditionsAreClosed: RequestGuard = ({ decision }) =>
  decision.conditions.every(({ open }) => !open) || 'A condition of the approval is still open.';

/** Headquarters writes about its decisions, the field office about its own. */
const mayWriteLetter = (facts: RequestFacts, actor: Actor): boolean =>
  hasRole(actor, 'PROGRAM_MANAGER') || (hasRole(actor, 'FIELD_SUPERVISOR') && !needsHeadquarters(facts));

export const writesTheLetter: RequestGuard = (facts, actor) =>
  mayWriteLetter(facts, actor) || 'Headquarters made this decision and writes the letter about it.';

export const isDecided: RequestGuard = ({ decision }) =>
  (decision.kind !== null && decision.decidedById !== null) || 'Nothing is decided that a letter could tell.';

export const letterIsNotReleased: RequestGuard = ({ decision }) =>
  !decision.letter.released || 'The letter about this decision is released. Reissue it to change something.';

export const letterIsReleased: RequestGuard = ({ decision }) =>
  decision.letter.released || 'There is no released letter about this decision yet.';

export const letterIsPrepared: RequestGuard = ({ decision }) => decision.letter.draft || 'Prepare the letter first.';
