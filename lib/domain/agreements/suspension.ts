// How long a suspension may last before both sides look at it again. domain.md, AG10: a review after 90 days; that
// people are told of it 30 days before is our own rule.
import { addCalendarDays, type CalendarDate, dateText, daysBetween } from '@/lib/domain/dates';

/** Days of a suspension after which both sides are told. On the last of them it is reviewed. */
export const suspensionDays = [60, 90] as const;

export type SuspensionDays = (typeof suspensionDays)[number];

const reviewDays: SuspensionDays = 90;

/** What both sides are told of a suspension that has lasted so many days: after downtime only the latest; null before all. */
export const suspensionNewsDue = (days: number | null): SuspensionDays | null =>
  days === null ? null : (suspensionDays.findLast((after) => after <= days) ?? null);

/** Since when an agreement is suspended, and when that is reviewed, in words. */
export const suspensionText = (since: CalendarDate, today: CalendarDate): string => {
  const review = addCalendarDays(since, reviewDays);
  const begin = `Suspended since ${dateText(since)}.`;
  return daysBetween(review, today) < 0
    ? `${begin} Both sides review it by ${dateText(review)}: they confirm the reinstatement, or one of them gives notice to end.`
    : `${begin} The ${reviewDays} days ended on ${dateText(review)}. Confirm the reinstatement, or give notice to end the agreement.`;
};
