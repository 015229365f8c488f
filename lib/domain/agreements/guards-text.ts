// Who holds the pen: the side that may change the text of an agreement now.
import type { Actor } from '@/lib/domain/access/actor';
import type { AgreementFacts } from '@/lib/domain/agreements/facts';
import { addBusinessDays, dateText } from '@/lib/domain/dates';
import type { Guard } from '@/lib/domain/workflow/step';

type AgreementGuard = Guard<AgreementFacts>;

/** Business days a text may lie with one side when no date was agreed. Our own rule. */
export const textRestDays = 10;

const sideOf = (actor: Actor) => (actor.side === 'AGENCY' ? 'AGENCY' : 'ICE');

const otherName = (actor: Actor): string => (actor.side === 'AGENCY' ? 'ICE' : 'The agency');

/** The day from which the other side may take the pen; null while both may write. */
export const penFreeOn = ({ pen }: Pick<AgreementFacts, 'pen'>): string | null =>
  pen && (pen.dueOn ?? addBusinessDays(pen.since, textRestDays));

export const holdsThePen: AgreementGuard = ({ pen }, actor) =>
  pen === null ||
  pen.side === sideOf(actor) ||
  `${otherName(actor)} holds the pen. You can comment now, and write when the text is handed to you.`;

export const theOtherSideLetThePenRest: AgreementGuard = (facts, actor) => {
  const { pen, today } = facts;
  if (pen === null || pen.side === sideOf(actor)) return 'You hold the pen already.';
  const free = penFreeOn(facts) ?? today;
  return today > free || `${otherName(actor)} has until ${dateText(free)}. After that day you can take the pen.`;
};
