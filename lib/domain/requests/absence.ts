// Planned days away: from when to when, and nothing about why.
import { z } from 'zod';
import { addCalendarDays, type CalendarDate, dateText, daysBetween } from '@/lib/domain/dates';
import { calendarDate, rowId } from '@/lib/domain/form-values';

/** Days away, both ends included. */
export type DaysAway = { from: CalendarDate; to: CalendarDate };

/** Our own rule: whoever is away for longer hands the cases over. */
export const AWAY_MAX_DAYS = 180;

export const planAbsenceInput = z
  .strictObject({
    userId: rowId('Choose who is away.'),
    from: calendarDate('Enter the first day away, for example 12 21 2026.'),
    to: calendarDate('Enter the last day away, for example 1 4 2027.'),
  })
  .refine(({ from, to }) => to >= from, {
    path: ['to'],
    error: 'The last day is before the first. Change one of them.',
  })
  .refine(({ from, to }) => daysBetween(from, to) < AWAY_MAX_DAYS, {
    path: ['to'],
    error: `Plan at most ${AWAY_MAX_DAYS} days. Whoever is away for longer hands the cases over.`,
  });

export const cancelAbsenceInput = z.strictObject({ absenceId: rowId() });

/** "away until Jan 4, 2027", "away from Dec 21, 2026 to Jan 4, 2027"; null once it is over, or while it is far off. */
export const awayText = ({ from, to }: DaysAway, today: CalendarDate): string | null => {
  if (to < today || from > addCalendarDays(today, soonDays)) return null;
  return from <= today ? `away until ${dateText(to)}` : `away from ${dateText(from)} to ${dateText(to)}`;
};

/** Our own rule: what begins later changes nothing for who is given a case today. */
export const soonDays = 30;

/** The days away that come first of several; null where there are none. */
export const nextAway = (all: readonly DaysAway[], today: CalendarDate): DaysAway | null =>
  all.filter(({ to }) => to >= today).sort((a, b) => a.from.localeCompare(b.from))[0] ?? null;
