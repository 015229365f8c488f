// How long cases of a kind have stayed in a status, so that people know what to expect.
import { businessDaysBetween, type CalendarDate } from '@/lib/domain/dates';

/** From the day on which a request came into a status to the day on which it left; one for each request. */
export type Stay = { from: CalendarDate; to: CalendarDate; agencyId: string };

/** Business days after which half, and nine of ten, of the cases had left. */
export type TypicalTime = { cases: number; half: number; nineOfTen: number };

/** Our own rules: fewer requests say nothing about the next one, and fewer agencies would say something about one. */
export const similarMin = 5;
export const agenciesMin = 3;

// The smallest value that so large a part of all does not exceed (nearest rank).
const rank = (sorted: readonly number[], part: number): number => sorted[Math.ceil(sorted.length * part) - 1] ?? 0;

/** What is typical of these stays; null while there are fewer than five, or of fewer than three agencies. */
export const typicalTime = (stays: readonly Stay[]): TypicalTime | null => {
  if (stays.length < similarMin || new Set(stays.map(({ agencyId }) => agencyId)).size < agenciesMin) return null;
  const days = stays.map(({ from, to }) => businessDaysBetween(from, to)).sort((a, b) => a - b);
  return { cases: days.length, half: rank(days, 0.5), nineOfTen: rank(days, 0.9) };
};
