import 'server-only';
import { addCalendarMonths, type CalendarDate, dateText } from '@/lib/domain/dates';
import { calendarDate, wholeNumber } from '@/lib/domain/form-values';

// What completes an item of the readiness checklist, by the kind of the item.

/** The greatest count a checklist takes; our own rule, far above any roster. */
const COUNT_MAX = 10_000;

/** What an item asks beyond its kind. */
type Bounds = { atLeast?: number | undefined; between?: readonly [CalendarDate, CalendarDate] | undefined };

/** From today to so many months later; undefined where the item names no months. */
export const daysWithin = (today: CalendarDate, months: number | undefined): Bounds['between'] =>
  months === undefined ? undefined : [today, addCalendarMonths(today, months)];

const dateFault = (value: string, between: Bounds['between']): string | null => {
  const read = calendarDate('Enter the date as month, day and year.').safeParse(value);
  if (!read.success) return 'Enter the date as month, day and year.';
  if (!between || (read.data >= between[0] && read.data <= between[1])) return null;
  return `Enter a date from ${dateText(between[0])} to ${dateText(between[1])}.`;
};

/**
 * Says why a value does not complete an item, or null when it does.
 * @param kind YES, NUMBER, DATE or TEXT
 */
export const checklistFault = (kind: string, value: string, { atLeast = 0, between }: Bounds = {}): string | null => {
  switch (kind) {
    case 'YES':
      return value === 'YES' ? null : 'Choose “Done” once this is in place.';
    case 'NUMBER': {
      const read = wholeNumber(atLeast, COUNT_MAX, 'Enter a number, for example 3.').safeParse(value);
      return read.success ? null : (read.error.issues[0]?.message ?? 'Enter a number, for example 3.');
    }
    case 'DATE':
      return dateFault(value, between);
    default:
      return value.trim() === '' ? 'Enter what completes this item.' : null;
  }
};
