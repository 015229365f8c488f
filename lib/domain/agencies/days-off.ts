// Days on which the office of an agency is closed. The agency's own clocks do not count them, and ICE's do (decision 0059).
import { z } from 'zod';
import {
  addCalendarDays,
  addCalendarMonths,
  type CalendarDate,
  type ClosedOn,
  dateText,
  daysBetween,
  isDayOff,
} from '@/lib/domain/dates';
import { calendarDate, rowId } from '@/lib/domain/form-values';
import { line } from '@/lib/domain/text';

/** Days that follow each other, both ends included, under one name. */
export type DaysOff = { name: string; from: CalendarDate; to: CalendarDate };

/** Our own bounds. The database holds the first two as well. */
export const daysOffRules = { rangeDays: 14, yearDays: 60, aheadMonths: 24 } as const;

export const daysOffInput = z
  .strictObject({
    name: line(80, 'Name the day, for example Founders’ Day.'),
    from: calendarDate('Enter the first day, for example 05 12 2027.'),
    to: calendarDate('Enter the last day; for a single day enter it again.'),
  })
  .refine(({ from, to }) => to >= from, {
    path: ['to'],
    error: 'The last day is before the first. Change one of them.',
  })
  .refine(({ from, to }) => daysBetween(from, to) < daysOffRules.rangeDays, {
    path: ['to'],
    error: `Enter ${daysOffRules.rangeDays} days or fewer at once.`,
  });

export const removeDaysOffInput = z.strictObject({ closureId: rowId() });

export type DaysOffInput = z.output<typeof daysOffInput>;

/** Every single day of a range. */
export const eachDay = ({ from, to }: Pick<DaysOff, 'from' | 'to'>): CalendarDate[] =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_each, n) => addCalendarDays(from, n));

const inYear = (days: readonly CalendarDate[], year: string): number =>
  days.filter((day) => day.startsWith(year)).length;

/** Why these days cannot be added, by field; null when they can. */
export const daysOffProblem = (
  added: DaysOffInput,
  standing: readonly DaysOff[],
  today: CalendarDate,
): { field: 'from' | 'to'; text: string } | null => {
  const last = addCalendarMonths(today, daysOffRules.aheadMonths);
  if (added.from <= today)
    return { field: 'from', text: 'Enter a day after today: what has passed stays as it was counted.' };
  if (added.to > last) return { field: 'to', text: `Enter a day until ${dateText(last)}, two years from today.` };
  const overlap = standing.find(({ from, to }) => from <= added.to && to >= added.from);
  if (overlap) return { field: 'from', text: `${overlap.name} has some of these days already. Remove it first.` };
  const all = [...standing, added].flatMap(eachDay);
  const full = [added.from, added.to]
    .map((day) => day.slice(0, 4))
    .find((year) => inYear(all, year) > daysOffRules.yearDays);
  return full === undefined
    ? null
    : { field: 'to', text: `With these, ${full} has more than ${daysOffRules.yearDays} days. Enter fewer.` };
};

const never: ClosedOn = new Set();

/** The days on which the clock of a side stands still: for the agency its own days off, for ICE none. */
export const closedFor = (side: 'AGENCY' | 'ICE' | null, daysOff: readonly DaysOff[] = []): ClosedOn =>
  side === 'AGENCY' && daysOff.length > 0 ? new Set(daysOff.flatMap(eachDay)) : never;

/** "Founders’ Day (May 12, 2027)", "Flood week (May 10, 2027 to May 14, 2027)". */
export const daysOffText = ({ name, from, to }: DaysOff): string =>
  from === to ? `${name} (${dateText(from)})` : `${name} (${dateText(from)} to ${dateText(to)})`;

/** At most so many days off are named in one sentence. */
const namedMax = 3;

const notCountingText = (left: readonly DaysOff[]): string => {
  if (left.length === 0) return '';
  const rest = left.length - namedMax;
  const names = [...left.slice(0, namedMax).map(daysOffText), ...(rest > 0 ? [`${rest} more`] : [])];
  return `, not counting ${new Intl.ListFormat('en-US').format(names)}`;
};

/** A time in which the clock of the agency ran: after `since`, up to and with `until`. */
export type AgencySpan = { since: CalendarDate; until: CalendarDate };

/** What these times did not count, in words for the end of a clause; empty where nothing was left out. */
export const notCountingIn = (spans: readonly AgencySpan[], daysOff: readonly DaysOff[] = []): string =>
  notCountingText(
    daysOff.filter((days) =>
      eachDay(days).some((day) => !isDayOff(day) && spans.some(({ since, until }) => day > since && day <= until)),
    ),
  );

/** As `notCountingIn`, for one turn of a side that ends on a day. */
export const notCounting = (
  side: 'AGENCY' | 'ICE' | null,
  daysOff: readonly DaysOff[] | undefined,
  since: CalendarDate | null,
  until: CalendarDate | null,
): string => (side === 'AGENCY' && since && until ? notCountingIn([{ since, until }], daysOff) : '');
