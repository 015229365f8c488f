import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { dateIn, dateText, toCalendarDate } from '@/lib/domain/dates';
import { paths } from '@/lib/domain/paths';
import { sideIn } from '@/lib/domain/requests/guards-meetings';
import { meetingTimeText, zoneLabel, zoneNameAt } from '@/lib/domain/requests/meeting-time';
import type { MeetingLine, MeetingsView, MeetingView } from '@/lib/domain/requests/meeting-view';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { findVisibleCase, namesOf, toCaseHead } from '@/lib/server/requests/visible-case';

// What the page of the meetings reads.

const withTimes = { times: { orderBy: { position: 'asc' } } } as const satisfies Prisma.MeetingInclude;

type Row = Prisma.MeetingGetPayload<{ include: typeof withTimes }>;

type Reader = { actor: Actor; zone: string; agencyName: string; names: Map<string, string>; ready: Set<string> };

const lengthText = (minutes: number): string => {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 && `${hours} h`, rest > 0 && `${rest} min`].filter(Boolean).join(' ');
};

const proposedText = (row: Row, { zone, agencyName, names }: Reader): string => {
  const side = row.proposedBy === 'ICE' ? 'ICE' : agencyName;
  const name = names.get(row.proposedById);
  return `${name ? `${name} for ${side}` : side}, ${dateText(dateIn(row.proposedAt, zone))}`;
};

const mayOf = ({ state, proposedBy }: Row, { actor, ready }: Reader): MeetingView['may'] => ({
  answer: ready.has('accept_meeting') && state === 'PROPOSED' && proposedBy !== sideIn(actor),
  move: ready.has('move_meeting') && ['PROPOSED', 'AGREED', 'DECLINED'].includes(state),
  cancel: ready.has('cancel_meeting') && (state === 'PROPOSED' || state === 'AGREED'),
  log: ready.has('log_meeting') && state === 'AGREED',
});

const toView = (row: Row, reader: Reader): MeetingView => ({
  id: row.id,
  n: row.n,
  purpose: row.purpose,
  place: row.place,
  length: lengthText(row.minutes),
  state: row.state,
  proposed: proposedText(row, reader),
  when: row.startsAt && meetingTimeText(row.startsAt, reader.zone),
  times: row.times.map(({ id, startsAt }) => ({
    id,
    text: meetingTimeText(startsAt, reader.zone),
    at: startsAt.toISOString(),
    past: startsAt <= now(),
  })),
  note: row.answerNote,
  held: row.heldOn && {
    on: dateText(toCalendarDate(row.heldOn)),
    participants: row.participants,
    discussed: row.discussed,
  },
  inviteHref: row.state === 'AGREED' ? paths.meetingInvite(row.requestId, row.id) : null,
  may: mayOf(row, reader),
});

const order: Record<Row['state'], number> = { PROPOSED: 0, AGREED: 0, DECLINED: 1, HELD: 2, CANCELLED: 3 };

/** The meetings of a request, open ones first; null when the actor sees no such request. */
export const meetingsView = async (actor: Actor, requestId: string): Promise<MeetingsView | null> => {
  const row = await findVisibleCase(actor, requestId);
  if (!row) return null;
  const rows = await db.meeting.findMany({ where: { requestId }, orderBy: { n: 'desc' }, include: withTimes });
  const head = toCaseHead(row, actor);
  const ready = new Set(head.offers.filter(({ ok }) => ok).map(({ name }) => name));
  const zone = row.agency.timeZone;
  const names = await namesOf(rows.map(({ proposedById }) => proposedById));
  const reader: Reader = { actor, zone, agencyName: row.agency.legalName, names, ready };
  return {
    head,
    zone: `${zoneLabel(zone)} (${zoneNameAt(now(), zone)})`,
    today: dateIn(now(), zone),
    mayPropose: ready.has('propose_meeting'),
    meetings: rows.toSorted((a, b) => order[a.state] - order[b.state]).map((one) => toView(one, reader)),
  };
};

/** The meetings that are proposed or agreed, for the page of the request. The caller has asked for sight of it. */
export const openMeetings = async ({ id, agency }: Pick<RequestCase, 'id' | 'agency'>): Promise<MeetingLine[]> => {
  const rows = await db.meeting.findMany({
    where: { requestId: id, state: { in: ['PROPOSED', 'AGREED'] } },
    orderBy: { n: 'asc' },
    select: { id: true, purpose: true, state: true, startsAt: true },
  });
  return rows.map(({ startsAt, state, ...row }) => ({
    ...row,
    state,
    when: state === 'AGREED' && startsAt ? meetingTimeText(startsAt, agency.timeZone) : null,
  }));
};
