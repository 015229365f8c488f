// Who holds the pen: the side that may change the text of an agreement now.
import type { Actor } from '@/lib/domain/access/actor';
import { closedFor, notCounting } from '@/lib/domain/agencies/days-off';
import type { AgreementFacts } from '@/lib/domain/agreements/facts';
import { addBusinessDays, dateText } from '@/lib/domain/dates';
import type { Guard } from '@/lib/domain/workflow/step';

type AgreementGuard = Guard<AgreementFacts>;

/** Business days a text may lie with one side when no date was agreed. Our own rule. */
export const textRestDays = 10;

const sideOf = (actor: Actor) => (actor.side === 'AGENCY' ? 'AGENCY' : 'ICE');

const otherName = (actor: Actor): string => (actor.side === 'AGENCY' ? 'ICE' : 'The agency');

/** The day from which the other side may take the pen; null while both may write. */
export const penFreeOn = ({ pen, daysOff }: Pick<AgreementFacts, 'pen' | 'daysOff'>): string | null =>
  pen && (pen.dueOn ?? addBusinessDays(pen.since, textRestDays, closedFor(pen.side, daysOff)));

/** ", not counting Founders’ Day (May 12, 2027)" beside the day above; empty where no day is left out. */
export const penNotCounting = ({ pen, daysOff }: Pick<AgreementFacts, 'pen' | 'daysOff'>): string =>
  pen && pen.dueOn === null ? notCounting(pen.side, daysOff, pen.since, penFreeOn({ pen, daysOff })) : '';

export const holdsThePen: AgreementGuard = ({ pen }, actor) =>
  pen === null ||
  pen.side === sideOf(actor) ||
  `${otherName(actor)} holds the pen. You can comment now, and write when the text is handed to you.`;

export const theOtherSideLetThePenRest: AgreementGuard = (facts, actor) => {
  const { pen, today } = facts;
  if (pen === null || pen.side === sideOf(actor)) return 'You hold the pen already.';
  const free = penFreeOn(facts) ?? today;
  return (
    today > free ||
    `${otherName(actor)} has until ${dateText(free)}${penNotCounting(facts)}. After that day you can take the pen.`
  );
};
