// What the decision waits for from a person, where the step table alone does not tell.
import { type Actor, hasRole } from '@/lib/domain/access/actor';
import type { RequestFacts } from '@/lib/domain/requests/facts';
import { isAnotherDecider, reconsiderationIsOpen } from '@/lib/domain/requests/guards-decision';

const own = ({ decision }: RequestFacts, actor: Actor) =>
  decision.declarations.find(({ userId }) => userId === actor.id);

/** True when a declaration can still be changed and nobody waits for it: it has been made. */
export const hasDeclared = (facts: RequestFacts, actor: Actor): boolean => own(facts, actor) !== undefined;

/** True when the actor declared a conflict, so that nothing of this decision waits for them. */
export const isRecused = (facts: RequestFacts, actor: Actor): boolean => own(facts, actor)?.conflict === true;

/** True when another look waits for this program manager, who has to declare their interest first. */
export const mustDeclareForAnotherLook = (facts: RequestFacts, actor: Actor): boolean =>
  hasRole(actor, 'PROGRAM_MANAGER') &&
  !hasDeclared(facts, actor) &&
  reconsiderationIsOpen(facts, actor) === true &&
  isAnotherDecider(facts, actor) === true;
