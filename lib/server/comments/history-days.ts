import 'server-only';
import { roles, takerLabel } from '@/lib/domain/access/role';
import { dateIn, deadlineText, momentText } from '@/lib/domain/dates';
import type { HistoryDay, HistoryEvent, HistoryLine } from '@/lib/domain/workflow/history';

// Turns the events of a case into the days of its timeline.

/** "10:42 AM": the last part of a moment in words. */
export const timeText = (moment: Date, timeZone: string): string =>
  momentText(moment, timeZone).split(', ').at(-1) ?? '';

const isRepeat = (one: HistoryEvent, next: HistoryEvent): boolean =>
  one.step === next.step && one.actorId === next.actorId && one.note === '' && next.note === '';

type Counted = { event: HistoryEvent; times: number };

// A person who saves a section ten times in a row has done one thing.
const foldRepeats = (events: readonly HistoryEvent[], timeZone: string): Counted[] => {
  const folded: Counted[] = [];
  for (const event of events) {
    const last = folded.at(-1);
    const sameDay = last && dateIn(last.event.createdAt, timeZone) === dateIn(event.createdAt, timeZone);
    if (last && sameDay && isRepeat(last.event, event)) last.times += 1;
    else folded.push({ event, times: 1 });
  }
  return folded;
};

const whoOf = ({ actorId, actorName, actorRole }: HistoryEvent): string => {
  const role = roles.find((one) => one === actorRole);
  if (actorId === null || !role) return 'Portal';
  return `${actorName} (${takerLabel(role).toLowerCase()})`;
};

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
    const line: HistoryLine = {
      key: event.id,
      time: timeText(event.createdAt, timeZone),
      at: event.createdAt.toISOString(),
      who: whoOf(event),
      what: times === 1 ? didOf(event.step) : `${didOf(event.step)} (${times} times)`,
      note: event.note,
      by: event.actorId === null ? 'system' : 'person',
    };
    days.set(day, [...(days.get(day) ?? []), line]);
  }
  return [...days].map(([day, lines]) => ({ day, events: lines }));
};
