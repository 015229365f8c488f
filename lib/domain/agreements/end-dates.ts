// Spans of end dates that the list of agreements is asked for. Calendar quarters, not those of the fiscal year.
import { addCalendarDays, addCalendarMonths, type CalendarDate } from '@/lib/domain/dates';

export type DateSpan = { from: CalendarDate; to: CalendarDate };

/** The calendar quarter of a day, or one so many quarters later. */
export const quarterOf = (day: CalendarDate, later = 0): DateSpan => {
  const month = Number(day.slice(5, 7));
  const first = `${day.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
  const from = addCalendarMonths(first, later * 3);
  return { from, to: addCalendarDays(addCalendarMonths(from, 3), -1) };
};

export const endingChoices = ['180', 'QUARTER', 'NEXT_QUARTER'] as const;

export type EndingChoice = (typeof endingChoices)[number];

export const endingLabels = {
  180: 'Within 180 days',
  QUARTER: 'This quarter',
  NEXT_QUARTER: 'Next quarter',
} as const satisfies Record<EndingChoice, string>;
