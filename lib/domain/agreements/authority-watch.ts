// Officeholder watch: which authority is asked about, and when. Our own rule: 90, 30 and 7 days before the last day,
// and after the end while the holder stands as signer of an agreement.
import type { Authority } from '@/lib/domain/agreements/authority';
import { addCalendarDays, type CalendarDate, daysBetween } from '@/lib/domain/dates';

/** Days before the end at which people are told; 0 stands for ended. */
export const watchDistances = [0, 7, 30, 90] as const;

export type WatchDistance = (typeof watchDistances)[number];

/** The first day on which an authority does not hold any more by its dates; null without an end. */
export const firstDayWithout = ({
  validUntil,
  endedOn,
}: Pick<Authority, 'validUntil' | 'endedOn'>): CalendarDate | null => {
  const after = validUntil && addCalendarDays(validUntil, 1);
  return after !== null && endedOn !== null ? (after < endedOn ? after : endedOn) : (after ?? endedOn);
};

/** The distance at which an authority stands today: the nearest that is reached; null while its end is far or open. */
export const watchDistance = (
  one: Pick<Authority, 'validUntil' | 'endedOn'>,
  today: CalendarDate,
): WatchDistance | null => {
  const end = firstDayWithout(one);
  if (end === null) return null;
  // Counted to the last day, so that a term of 90 days to go is asked about on that day.
  const left = daysBetween(today, addCalendarDays(end, -1));
  if (left < 0) return 0;
  return watchDistances.find((days) => days > 0 && left <= days) ?? null;
};

/** True when the same person holds another confirmed authority that goes on longer: then nobody has to be asked. */
export const isCoveredByAnother = <One extends Authority & { id: string }>(one: One, all: readonly One[]): boolean => {
  const end = firstDayWithout(one);
  return all.some((other) => {
    if (other.id === one.id || other.userId === null || other.userId !== one.userId) return false;
    const otherEnd = firstDayWithout(other);
    return other.decision === 'GRANTED' && (otherEnd === null || (end !== null && otherEnd > end));
  });
};
