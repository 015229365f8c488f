import 'server-only';
import { addCalendarDays, type CalendarDate, isDayOff, toCalendarDate } from '@/lib/domain/dates';
import { db } from '@/lib/server/db/client';

// Every day since the first request with the number of business days up to it, so that the database counts them by
// taking one number from another.

export type BusinessCalendar = { days: CalendarDate[]; businessDays: number[] };

const daysOff = new Map<CalendarDate, boolean>();

const isOff = (day: CalendarDate): boolean => {
  const known = daysOff.get(day);
  if (known !== undefined) return known;
  const off = isDayOff(day);
  daysOff.set(day, off);
  return off;
};

/** All days from one to another, each with how many business days there were since the first. */
export const businessCalendar = (from: CalendarDate, to: CalendarDate): BusinessCalendar => {
  const calendar: BusinessCalendar = { days: [], businessDays: [] };
  let count = 0;
  for (let day = from; day <= to; day = addCalendarDays(day, 1)) {
    if (!isOff(day)) count += 1;
    calendar.days.push(day);
    calendar.businessDays.push(count);
  }
  return calendar;
};

/** The calendar from the first request on, of one agency or of all, with a margin for the time zones. */
export const calendarSinceFirst = async (agencyId: string | null, at: Date): Promise<BusinessCalendar> => {
  const first = await db.request.findFirst({
    where: agencyId === null ? {} : { agencyId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { createdAt: true },
  });
  const from = addCalendarDays(toCalendarDate(first?.createdAt ?? at), -2);
  return businessCalendar(from, addCalendarDays(toCalendarDate(at), 2));
};
