// When a case is expected to go on, from how long others stayed: the words that requests and agreements share.
import { addBusinessDays, businessDaysBetween, type CalendarDate, deadlineText } from '@/lib/domain/dates';
import type { TypicalTime } from '@/lib/domain/requests/typical-time';

/** "1 business day", "15 calendar days". */
export const daysText = (count: number, unit = 'business'): string =>
  `${count} ${unit} ${count === 1 ? 'day' : 'days'}`;

type Stand = {
  /** The day on which the case came into its status. */
  since: CalendarDate;
  today: CalendarDate;
  typical: TypicalTime;
  /** What the reader can do once it takes longer than nearly all others. */
  ask: string;
};

/** When the case is expected to go on; what is late is called late. */
export const expectedText = ({ since, today, typical, ask }: Stand): string => {
  const gone = businessDaysBetween(since, today);
  const by = (count: number) => deadlineText(addBusinessDays(since, count));
  if (gone <= typical.half) return `Expect it to go on by about ${by(typical.half)}.`;
  if (gone <= typical.nineOfTen)
    return `It takes longer than usual. Nine of ten went on by the day that would be ${by(typical.nineOfTen)} here.`;
  return `It has taken ${daysText(gone)}, longer than nine of ten. ${ask}`;
};

/**
 * What the expected day rests on.
 * @param alike what the cases are that it is compared with, such as "requests of the same kind (Enquiry)"
 */
export const basisText = (alike: string, { cases, half, nineOfTen }: TypicalTime): string =>
  `Of the latest ${cases} ${alike} that went through this step, half took ${daysText(half)} or less, nine of ten ` +
  `${daysText(nineOfTen)} or less. Weekends and federal holidays are not counted.`;
