// Times of meetings: typed as a date and a clock time in the agency's time zone, kept as instants.

import { tz, tzOffset } from '@date-fns/tz';
import { format } from 'date-fns/format';
import type { CalendarDate } from '@/lib/domain/dates';

/** A clock time, HH:MM on 24 hours. */
export type ClockTime = string;

const clock = /^(?<hours>\d{1,2})(?::(?<minutes>\d{2}))?\s*(?<half>[ap]\.?m\.?)?$/iu;

/** Reads "9:30 AM", "9 am", "14:30"; null for anything else. A bare "9" could mean either half of the day. */
export const readClockTime = (text: string): ClockTime | null => {
  const groups = clock.exec(text.trim())?.groups;
  if (!groups) return null;
  const hours = Number(groups.hours);
  const minutes = groups.minutes ?? '00';
  if (Number(minutes) > 59) return null;
  const half = groups.half?.toLowerCase().charAt(0);
  if (half === undefined) return groups.minutes === undefined || hours > 23 ? null : `${pad(hours)}:${minutes}`;
  if (hours < 1 || hours > 12) return null;
  return `${pad((hours % 12) + (half === 'p' ? 12 : 0))}:${minutes}`;
};

const pad = (value: number): string => String(value).padStart(2, '0');

export type LocalInstant = { ok: true; instant: Date } | { ok: false };

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/**
 * The instant at which a clock in the zone shows this date and time. In the hour that clocks skip in spring there is
 * none. The hour that comes twice in autumn gives its first pass, and `meetingTimeText` names the offset.
 */
export const instantOf = (date: CalendarDate, time: ClockTime, timeZone: string): LocalInstant => {
  const wall = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(wall)) return { ok: false };
  const offsets = new Set([-dayMs, 0, dayMs].map((shift) => tzOffset(timeZone, new Date(wall + shift))));
  const matching = [...offsets]
    .map((offset) => wall - offset * minuteMs)
    .filter((at) => format(new Date(at), 'yyyy-MM-dd HH:mm', { in: tz(timeZone) }) === `${date} ${time}`);
  return matching.length === 0 ? { ok: false } : { ok: true, instant: new Date(Math.min(...matching)) };
};

/** "EST", or "GMT+9" where a zone has no letters. */
export const zoneNameAt = (instant: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'short' })
    .formatToParts(instant)
    .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;

/** "Tue, Dec 8, 2026, 9:30 AM EST". */
export const meetingTimeText = (instant: Date, timeZone: string): string =>
  `${format(instant, 'EEE, MMM d, yyyy, h:mm a', { in: tz(timeZone) })} ${zoneNameAt(instant, timeZone)}`;

/** "Eastern Time": the zone's name as people write it, whatever season it is. */
export const zoneLabel = (timeZone: string): string =>
  new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longGeneric' })
    .formatToParts(0)
    .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone.replaceAll('_', ' ');
