// Calendar dates, business days and the words for them. Takes "now" as an argument; never reads a clock.

import { isAHoliday } from '@18f/us-federal-holidays';
import { TZDate, tz } from '@date-fns/tz';
import { format } from 'date-fns/format';

/** A calendar date, YYYY-MM-DD, without a time or a zone. */
export type CalendarDate = string;

const utc = tz('UTC');
/** Days of calendar dates are counted at Greenwich, where each has as many milliseconds. */
const dayMs = 86_400_000;

/** The calendar date of an instant in a time zone, such as the agency's. */
export const dateIn = (instant: Date, timeZone: string): CalendarDate =>
  format(instant, 'yyyy-MM-dd', { in: tz(timeZone) });

/** The instant at which a day begins in a time zone. */
export const startOfDayIn = (date: CalendarDate, timeZone: string): Date => hourOfDayIn(date, 0, timeZone);

/** The instant at which the clocks of a time zone show a full hour of a day. */
export const hourOfDayIn = (date: CalendarDate, hour: number, timeZone: string): Date => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(TZDate.tz(timeZone, year, month - 1, day, hour).getTime());
};

/** The hour of the day, 0 to 23, of an instant in a time zone. */
export const hourIn = (instant: Date, timeZone: string): number => Number(format(instant, 'H', { in: tz(timeZone) }));

/** The calendar date kept in a database `date` column (midnight UTC). */
export const toCalendarDate = (value: Date): CalendarDate => value.toISOString().slice(0, 10);

/** Midnight UTC of a calendar date: how a `date` column takes it. */
export const fromCalendarDate = (value: CalendarDate): Date => new Date(`${value}T00:00:00Z`);

// The library draws up the holidays of a whole year for each question, and a list asks about weeks of days in each row.
const holidaysKnown = new Map<CalendarDate, boolean>();
const holidaysKnownMax = 5000;

const isFederalHoliday = (date: CalendarDate): boolean => {
  const known = holidaysKnown.get(date);
  if (known !== undefined) return known;
  if (holidaysKnown.size >= holidaysKnownMax) holidaysKnown.clear();
  const found = isAHoliday(fromCalendarDate(date), { utc: true });
  holidaysKnown.set(date, found);
  return found;
};

/** Days on which an office is closed, besides weekends and holidays. */
export type ClosedOn = ReadonlySet<CalendarDate>;

const nowhere: ClosedOn = new Set();

/** True on Saturdays, Sundays and federal holidays (5 USC 6103), and on days on which the office is closed. */
export const isDayOff = (date: CalendarDate, closed: ClosedOn = nowhere): boolean =>
  closed.has(date) || [0, 6].includes(fromCalendarDate(date).getUTCDay()) || isFederalHoliday(date);

/** The date so many business days later. */
export const addBusinessDays = (date: CalendarDate, days: number, closed: ClosedOn = nowhere): CalendarDate => {
  let day = date;
  for (let left = days; left > 0; ) {
    day = addCalendarDays(day, 1);
    if (!isDayOff(day, closed)) left -= 1;
  }
  return day;
};

/** The date so many days later. */
export const addCalendarDays = (date: CalendarDate, days: number): CalendarDate =>
  toCalendarDate(new Date(fromCalendarDate(date).getTime() + days * dayMs));

/** The date so many months later; the last day of the month where the day does not exist. */
export const addCalendarMonths = (date: CalendarDate, months: number): CalendarDate => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return toCalendarDate(new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))));
};

/** Whole days from one date to another; negative when the second is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  (fromCalendarDate(to).getTime() - fromCalendarDate(from).getTime()) / dayMs;

/** Business days after `from` up to and with `to`; 0 when `to` is not later. */
export const businessDaysBetween = (from: CalendarDate, to: CalendarDate, closed: ClosedOn = nowhere): number => {
  let count = 0;
  for (let day = addCalendarDays(from, 1); day <= to; day = addCalendarDays(day, 1))
    if (!isDayOff(day, closed)) count += 1;
  return count;
};

/** "Nov 24, 2026". */
export const dateText = (date: CalendarDate): string => format(fromCalendarDate(date), 'MMM d, yyyy', { in: utc });

/** "Tue, Nov 24, 2026": how a deadline is written. */
export const deadlineText = (date: CalendarDate): string =>
  format(fromCalendarDate(date), 'EEE, MMM d, yyyy', { in: utc });

/** "Nov 24, 2026, 10:42 AM" in a time zone. */
export const momentText = (instant: Date, timeZone: string): string =>
  format(instant, 'MMM d, yyyy, h:mm a', { in: tz(timeZone) });

/** "in 3 business days", "today", "4 days overdue". */
export const dueText = (today: CalendarDate, due: CalendarDate): string => {
  const days = daysBetween(today, due);
  if (days === 0) return 'today';
  if (days < 0) return `${-days} ${days === -1 ? 'day' : 'days'} overdue`;
  const business = businessDaysBetween(today, due);
  if (business === 0) return 'before the next business day';
  return `in ${business} business ${business === 1 ? 'day' : 'days'}`;
};
