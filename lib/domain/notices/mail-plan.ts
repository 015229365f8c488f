// When the mail of a notice goes out to one person: by what they chose, and by the clock on their wall.
import { addCalendarDays, type CalendarDate, dateIn, fromCalendarDate, hourIn, hourOfDayIn } from '@/lib/domain/dates';
import { type MailPace, mandatoryReason, usualPace } from '@/lib/domain/notices/mail-rules';

/** Full hours of a day, 0 to 23. A night may reach over midnight. */
export type QuietHours = { from: number; until: number };

export type MailWishes = {
  timeZone: string;
  quiet: QuietHours | null;
  /** What the person chose for this notice; null: as usual. */
  pace: MailPace | null;
  /** They muted the case. */
  muted: boolean;
};

/** Now, never, or held back until a moment. */
export type MailPlan = { state: 'WAITING' } | { state: 'NONE' } | { state: 'HELD'; until: Date };

/** When digests go out, on the clock of the person. Our own rule: at the start of a working day. */
export const DIGEST_HOUR = 8;
const monday = 1;

const isQuiet = (hour: number, { from, until }: QuietHours): boolean =>
  from < until ? hour >= from && hour < until : hour >= from || hour < until;

/** The first time after a moment that a clock shows a full hour, on a day that counts. */
const nextHour = (at: Date, hour: number, timeZone: string, counts: (day: CalendarDate) => boolean): Date => {
  let day = dateIn(at, timeZone);
  while (!counts(day) || hourOfDayIn(day, hour, timeZone) <= at) day = addCalendarDays(day, 1);
  return hourOfDayIn(day, hour, timeZone);
};

const everyDay = (): boolean => true;
const mondays = (day: CalendarDate): boolean => fromCalendarDate(day).getUTCDay() === monday;

const afterQuiet = (at: Date, { timeZone, quiet }: MailWishes): Date =>
  quiet !== null && isQuiet(hourIn(at, timeZone), quiet) ? nextHour(at, quiet.until, timeZone, everyDay) : at;

const paceOf = (name: string, { pace, muted }: MailWishes): MailPace => {
  if (mandatoryReason(name) !== null) return 'INSTANT';
  return muted ? 'OFF' : (pace ?? usualPace(name));
};

/**
 * What becomes of the mail of a notice. Quiet hours hold back even what nobody can turn off: it comes in the morning.
 * @param at when the notice is written
 */
export const planMail = (name: string, wishes: MailWishes, at: Date): MailPlan => {
  const pace = paceOf(name, wishes);
  if (pace === 'OFF') return { state: 'NONE' };
  const { timeZone } = wishes;
  const wanted = pace === 'INSTANT' ? at : nextHour(at, DIGEST_HOUR, timeZone, pace === 'DAILY' ? everyDay : mondays);
  const until = afterQuiet(wanted, wishes);
  return until <= at ? { state: 'WAITING' } : { state: 'HELD', until };
};
