import 'server-only';
import { roles, takerLabel } from '@/lib/domain/access/role';
import { dateIn, deadlineText, momentText } from '@/lib/domain/dates';
import { addMails, mailsText } from '@/lib/domain/notices/mail-state';
import type { HistoryDay, HistoryEvent, HistoryLine } from '@/lib/domain/workflow/history';

// Turns the events of a case into the days of its timeline.

/** "10:42 AM": the last part of a moment in words. */
export const timeText = (moment: Date, timeZone: string): string =>
  momentText(moment, timeZone).split(', ').at(-1) ?? '';

/** An event, and how often it happened on its day. */
type Counted = { event: HistoryEvent; times: number };

// What may be folded: work without a note. A move of the case stands by itself, however often it happens on a day.
const foldKey = (
  { step, fromStatus, toStatus, actorId, note, createdAt }: HistoryEvent,
  zone: string,
): string | null => (note === '' && fromStatus === toStatus ? `${dateIn(createdAt, zone)} ${actorId} ${step}` : null);

// A person who saves a section ten times on one day has done one thing, whatever happened in between. It stands where
// it was last done, since events come newest first.
const foldRepeats = (events: readonly HistoryEvent[], timeZone: string): Counted[] => {
  const folded: Counted[] = [];
  const seen = new Map<string, Counted>();
  for (const event of events) {
    const key = foldKey(event, timeZone);
    const before = key === null ? undefined : seen.get(key);
    if (before) {
      before.times += 1;
      before.event = { ...before.event, mails: addMails(before.event.mails ?? {}, event.mails ?? {}) };
      continue;
    }
    const counted = { event, times: 1 };
    folded.push(counted);
    if (key !== null) seen.set(key, counted);
  }
  return folded;
};

const whoOf = ({ actorId, actorName, actorRole }: HistoryEvent): string => {
  const role = roles.find((one) => one === actorRole);
  if (actorId === null || !role) return 'Portal';
  return `${actorName} (${takerLabel(role).toLowerCase()})`;
};

/**
 * One line of a timeline.
 * @param didOf the past-tense words of a step
 */
export const lineOf = ({ event, times }: Counted, didOf: (step: string) => string, timeZone: string): HistoryLine => ({
  key: event.id,
  time: timeText(event.createdAt, timeZone),
  at: event.createdAt.toISOString(),
  who: whoOf(event),
  what: times === 1 ? didOf(event.step) : `${didOf(event.step)} (${times} times)`,
  note: event.note,
  mails: mailsText(event.mails ?? {}),
  by: event.actorId === null ? 'system' : 'person',
});

/**
 * Groups events, newest first, by the day on which they happened at the agency.
 * @param didOf the past-tense words of a step
 */
export const historyDays = (
  events: readonly HistoryEvent[],
  didOf: (step: string) => string,
  timeZone: string,
): HistoryDay[] => {
  const days = new Map<string, HistoryLine[]>();
  for (const { event, times } of foldRepeats(events, timeZone)) {
    const day = deadlineText(dateIn(event.createdAt, timeZone));
    days.set(day, [...(days.get(day) ?? []), lineOf({ event, times }, didOf, timeZone)]);
  }
  return [...days].map(([day, lines]) => ({ day, events: lines }));
};
