import 'server-only';
import { addCalendarDays, dateIn, deadlineText, dueText, toCalendarDate } from '@/lib/domain/dates';
import type { DueView } from '@/lib/domain/requests/case-view';
import { now } from '@/lib/server/clock';

// When a case is due, in words, counted at the agency.

/** Our own rule: a date within three days is shown as near. */
const soonDays = 3;

/** The due date of a case as screens show it; null without one. */
export const toDueView = (dueOn: Date | null, timeZone: string): DueView | null => {
  if (dueOn === null) return null;
  const on = toCalendarDate(dueOn);
  const today = dateIn(now(), timeZone);
  const state = on < today ? 'overdue' : on <= addCalendarDays(today, soonDays) ? 'soon' : 'ahead';
  return { date: deadlineText(on), on, distance: dueText(today, on), state };
};
