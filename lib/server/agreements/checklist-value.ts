import 'server-only';
import { calendarDate, wholeNumber } from '@/lib/domain/form-values';

// What completes an item of the readiness checklist, by the kind of the item.

/** The greatest count a checklist takes; our own rule, far above any roster. */
const COUNT_MAX = 10_000;

/**
 * Says why a value does not complete an item, or null when it does.
 * @param kind YES, NUMBER, DATE or TEXT
 * @param least the smallest number that counts, when the item names one
 */
export const checklistFault = (kind: string, value: string, least = 0): string | null => {
  switch (kind) {
    case 'YES':
      return value === 'YES' ? null : 'Choose “Done” once this is in place.';
    case 'NUMBER': {
      const read = wholeNumber(least, COUNT_MAX, 'Enter a number, for example 3.').safeParse(value);
      return read.success ? null : (read.error.issues[0]?.message ?? 'Enter a number, for example 3.');
    }
    case 'DATE': {
      const read = calendarDate('Enter the date as month, day and year.').safeParse(value);
      return read.success ? null : 'Enter the date as month, day and year.';
    }
    default:
      return value.trim() === '' ? 'Enter what completes this item.' : null;
  }
};
