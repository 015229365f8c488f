// How long a signing may take, and when the portal reminds of it. Pure: the moment comes from outside.
import { businessDaysBetween, type CalendarDate, type ClosedOn, dateText, isDayOff } from '@/lib/domain/dates';

/** Business days of a turn after which its signer is reminded, so three times at most. Our own rule. */
export const reminderDays = [3, 7, 12] as const;

export type ReminderDays = (typeof reminderDays)[number];

/** Hours of a business day in which reminders go out, in the agency's time zone. Our own rule. */
export const reminderHours = { from: 9, to: 17 } as const;

/** No day can be set further ahead. Our own rule. */
export const signDayAheadDaysMax = 365;

/** What guards know of the time to sign. */
export type SigningTimeFacts = {
  /** The last day to sign; null where there is no limit. */
  until: CalendarDate | null;
  /** The day that passed and that both sides were told of. */
  lapseToldFor: CalendarDate | null;
  /** How many signers are to be reminded now. */
  toRemind: number;
};

/** The turn of one signer. */
export type Turn = {
  /** When it began or, where the day to sign was set anew after that, that day: the signer was told of it. */
  countedFrom: CalendarDate;
  /** What went to this person within the turn. */
  reminders: readonly { on: CalendarDate; days: number }[];
  /** Days on which the signer's office is closed: no reminder goes out on them, and they are no days of waiting. */
  closed?: ClosedOn;
};

export type Moment = { today: CalendarDate; hour: number };

/** True once the last day to sign is over. */
export const signingTimeIsOver = ({ until }: Pick<SigningTimeFacts, 'until'>, today: CalendarDate): boolean =>
  until !== null && until < today;

/** What a signer reads after the last day, and who can mend it; null while there is time. */
export const signingTimeProblem = (time: Pick<SigningTimeFacts, 'until'>, today: CalendarDate): string | null =>
  time.until !== null && signingTimeIsOver(time, today)
    ? `The time to sign ended on ${dateText(time.until)}. The liaison or a program manager can extend it.`
    : null;

const isReminderHour = ({ today, hour }: Moment, closed?: ClosedOn): boolean =>
  !isDayOff(today, closed) && hour >= reminderHours.from && hour < reminderHours.to;

/**
 * The reminder that is due in a turn now: after how many business days it is sent; null when none is.
 * What was missed while the portal stood still is not made up for: the latest counts.
 */
export const reminderDue = ({ countedFrom, reminders, closed }: Turn, moment: Moment): ReminderDays | null => {
  if (!isReminderHour(moment, closed) || reminders.length >= reminderDays.length) return null;
  if (reminders.some(({ on }) => on === moment.today)) return null;
  const waited = businessDaysBetween(countedFrom, moment.today, closed);
  const days = reminderDays.findLast((one) => one <= waited) ?? null;
  const said = reminders.some((one) => one.on >= countedFrom && days !== null && one.days >= days);
  return said ? null : days;
};
