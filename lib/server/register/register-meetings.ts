import 'server-only';
import { z } from 'zod';
import { type CalendarDate, dateText, deadlineText, fromCalendarDate, toCalendarDate } from '@/lib/domain/dates';
import { publicCount } from '@/lib/domain/register/public-count';
import type { RegisterMeeting } from '@/lib/domain/register/register-view';
import { anyReader, mayOpen } from '@/lib/domain/requests/may-open';
import { cameText, planHistory, type SteeringRow, steeringInclude } from '@/lib/server/agreements/steering-view';
import { db } from '@/lib/server/db/client';
import { runAs } from '@/lib/server/db/request-scope';
import { isScanning } from '@/lib/server/documents/scanner';
import type { ReadableDocument } from '@/lib/server/files/document-queries';
import { isEntryNumber } from '@/lib/server/register/register-filter';
import { inRegister } from '@/lib/server/register/register-queries';

// The steering meetings of a public entry: from the day of the notice on, with what became of them.

const hasPublicMinutes = ({ minutes, minutesPublishedAt }: SteeringRow): boolean =>
  minutes !== null &&
  minutesPublishedAt !== null &&
  minutes.removedAt === null &&
  minutes.class === 'PUBLIC' &&
  mayOpen(minutes, anyReader, isScanning());

const stateText = (row: SteeringRow, today: CalendarDate): RegisterMeeting['state'] => {
  if (row.state === 'CANCELLED') return 'Cancelled';
  if (row.state === 'HELD') return 'Held';
  // On its own day a meeting is still to come.
  return toCalendarDate(row.meetsOn) < today ? 'Not recorded yet' : 'Coming';
};

/** The meetings of an agreement that the public knows of, the coming ones first. */
export const registerMeetings = async (agreementId: string, today: CalendarDate): Promise<RegisterMeeting[]> => {
  const rows = await db.steeringMeeting.findMany({
    where: { agreementId, noticeOn: { lte: fromCalendarDate(today) } },
    include: steeringInclude,
    orderBy: [{ meetsOn: 'desc' }, { id: 'asc' }],
    take: 50,
  });
  const meetings = rows.map((row) => ({
    id: row.id,
    on: toCalendarDate(row.meetsOn),
    when: `${deadlineText(toCalendarDate(row.meetsOn))}, ${row.time}`,
    place: row.place,
    state: stateText(row, today),
    notice: row.noticeText,
    noticedOn: dateText(toCalendarDate(row.noticeOn)),
    agenda: row.agenda,
    history: planHistory(row),
    came: cameText(row, publicCount),
    hasMinutes: hasPublicMinutes(row),
  }));
  const coming = meetings.filter(({ state }) => state === 'Coming').reverse();
  return [...coming, ...meetings.filter(({ state }) => state !== 'Coming')];
};

/** The published minutes of a meeting of a public entry, or null. */
export const registerMinutes = (number: string, meetingId: string): Promise<ReadableDocument | null> =>
  runAs('public', async () => {
    if (!isEntryNumber(number) || !z.uuid().safeParse(meetingId).success) return null;
    const row = await db.steeringMeeting.findFirst({
      where: { id: meetingId, agreement: { number, ...inRegister } },
      include: steeringInclude,
    });
    if (!row?.minutes || !hasPublicMinutes(row)) return null;
    const { filename, contentType, sha256, byteLength } = row.minutes;
    return { filename, contentType, sha256, byteLength };
  });
