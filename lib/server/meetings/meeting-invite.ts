import 'server-only';
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import type { NoticeName } from '@/lib/domain/notices/notice-name';
import { paths } from '@/lib/domain/paths';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { env } from '@/lib/server/env';
import type { MailFile } from '@/lib/server/mail/mailer';
import { visibleRequests } from '@/lib/server/requests/visible';

// The calendar file of a meeting (RFC 5545). It names the case by its number and says what the meeting is about;
// everything else stays in the portal.

const fileNotices: readonly NoticeName[] = ['meeting-agreed', 'meeting-moved', 'meeting-cancelled'];

const readMeeting = (id: string) =>
  db.meeting.findUnique({
    where: { id },
    include: {
      request: {
        select: {
          id: true,
          number: true,
          liaison: { select: { name: true, workEmail: true, active: true } },
          agencyId: true,
        },
      },
    },
  });

type MeetingRow = NonNullable<Awaited<ReturnType<typeof readMeeting>>>;

const peopleOf = async ({ request }: MeetingRow) => {
  const ofAgency = await db.user.findMany({
    where: { agencyId: request.agencyId, active: true, roles: { hasSome: ['AGENCY_OFFICER', 'AGENCY_APPROVER'] } },
    orderBy: { id: 'asc' },
    select: { name: true, workEmail: true },
  });
  const liaison = request.liaison?.active ? [request.liaison] : [];
  return [...ofAgency, ...liaison].map(({ name, workEmail }) => ({ name, email: workEmail }));
};

const fromAddress = (): string => /<([^>]+)>/u.exec(env.MAIL_FROM)?.[1] ?? env.MAIL_FROM;

/** The text of the file; null for a meeting that no calendar has to know of. */
const inviteText = async (meeting: MeetingRow): Promise<string | null> => {
  if (meeting.startsAt === null) return null;
  const stands = meeting.state === 'AGREED' || meeting.state === 'HELD';
  const calendar = ical({
    prodId: { company: 'ACCESS', product: 'Partnership Portal', language: 'EN' },
    method: stands ? ICalCalendarMethod.REQUEST : ICalCalendarMethod.CANCEL,
  });
  calendar.createEvent({
    id: `${meeting.id}@${new URL(env.PUBLIC_ORIGIN).hostname}`,
    sequence: meeting.sequence,
    stamp: now(),
    start: meeting.startsAt,
    end: new Date(meeting.startsAt.getTime() + meeting.minutes * 60_000),
    summary: `${meeting.request.number}: ${meeting.purpose}`,
    location: meeting.place,
    url: `${env.PUBLIC_ORIGIN}${paths.meetings(meeting.request.id)}`,
    status: stands ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    organizer: { name: 'ACCESS Partnership Portal', email: fromAddress() },
    attendees: (await peopleOf(meeting)).map(({ name, email }) => ({ name, email, rsvp: false })),
  });
  return calendar.toString();
};

/** The calendar file that goes with a notice about a meeting; null where none belongs to it. */
export const meetingInvite = async (meetingId: string, notice: NoticeName): Promise<MailFile | null> => {
  if (!fileNotices.includes(notice)) return null;
  const meeting = await readMeeting(meetingId);
  const text = meeting && (await inviteText(meeting));
  if (!meeting || !text) return null;
  const method = /^METHOD:REQUEST\r?$/mu.test(text) ? 'REQUEST' : 'CANCEL';
  return { name: 'invite.ics', contentType: `text/calendar; charset=utf-8; method=${method}`, text };
};

/** The calendar file of a meeting for somebody who sees its request; null when there is none for them. */
export const findInvite = async (actor: Actor, requestId: string, meetingId: string): Promise<string | null> => {
  if (![requestId, meetingId].every((id) => z.uuid().safeParse(id).success)) return null;
  const visible = await db.request.count({ where: { AND: [visibleRequests(actor), { id: requestId }] } });
  if (visible === 0) return null;
  const meeting = await readMeeting(meetingId);
  return meeting && meeting.requestId === requestId ? inviteText(meeting) : null;
};
