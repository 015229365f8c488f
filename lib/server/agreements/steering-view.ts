import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { SteeringSection, SteeringView } from '@/lib/domain/agreements/oversight-view';
import { attendanceText, firstMeetingDue, isOver } from '@/lib/domain/agreements/steering';
import { type CalendarDate, dateIn, dateText, deadlineText, toCalendarDate } from '@/lib/domain/dates';
import { paths } from '@/lib/domain/paths';
import { isDelegating } from '@/lib/domain/programs/catalog';
import { mayOpen } from '@/lib/domain/requests/may-open';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { todayOf, toProgramCode } from '@/lib/server/agreements/facts';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { isScanning } from '@/lib/server/documents/scanner';

// The steering meetings of an agreement as its page shows them.

export const steeringInclude = {
  moves: { orderBy: { movedAt: 'asc' } },
  minutes: true,
} as const satisfies Prisma.SteeringMeetingInclude;

export type SteeringRow = Prisma.SteeringMeetingGetPayload<{ include: typeof steeringInclude }>;

const standings = {
  HELD: { label: 'Held', tone: 'green' },
  CANCELLED: { label: 'Cancelled', tone: 'grey' },
  PLANNED: { label: 'Planned', tone: 'blue' },
  OVER: { label: 'To be recorded', tone: 'yellow' },
} as const;

/** Who was there, in words; null for a meeting that was not held. */
export const cameText = (row: SteeringRow, tell?: (count: number) => string): string | null => {
  const { agencyCount, iceCount, officialsCount, publicCount, pressCount } = row;
  if (agencyCount === null || iceCount === null) return null;
  const counts = {
    ...{ agencyCount, iceCount },
    officialsCount: officialsCount ?? 0,
    publicCount: publicCount ?? 0,
    pressCount: pressCount ?? 0,
  };
  return attendanceText(counts, tell);
};

/** What happened to the plan of a meeting, one sentence each. */
export const planHistory = ({ moves, cancelReason }: SteeringRow): string[] => [
  ...moves.map(
    ({ fromOn, toOn, reason }) =>
      `Moved from ${dateText(toCalendarDate(fromOn))} to ${dateText(toCalendarDate(toOn))}: ${reason}`,
  ),
  ...(cancelReason === '' ? [] : [`Cancelled: ${cancelReason}`]),
];

const minutesOf = ({ minutes }: SteeringRow, actor: Actor): SteeringView['minutes'] =>
  minutes && minutes.removedAt === null && mayOpen(minutes, actor, isScanning())
    ? { filename: minutes.filename, href: paths.document(minutes.id) }
    : null;

export type SteeringMay = { plan: boolean; change: boolean; record: boolean; publish: boolean };

const toView = (row: SteeringRow, agreement: AgreementCase, actor: Actor, may: SteeringMay): SteeringView => {
  const today = todayOf(agreement);
  const meetsOn = toCalendarDate(row.meetsOn);
  const noticeOn = toCalendarDate(row.noticeOn);
  const over = isOver(meetsOn, today);
  return {
    id: row.id,
    when: `${deadlineText(meetsOn)}, ${row.time}`,
    place: row.place,
    standing: standings[row.state === 'PLANNED' && over ? 'OVER' : row.state],
    agenda: row.agenda,
    notice: row.noticeText,
    noticed: noticeOn <= today ? `Public since ${dateText(noticeOn)}` : `Public from ${dateText(noticeOn)}`,
    history: planHistory(row),
    came: cameText(row),
    minutes: minutesOf(row, actor),
    minutesOn: row.minutesPublishedAt && dateText(dateIn(row.minutesPublishedAt, agreement.agency.timeZone)),
    nextOn: row.nextOn && dateText(toCalendarDate(row.nextOn)),
    values: { meetsOn, time: row.time, place: row.place },
    mayChange: may.change && row.state === 'PLANNED' && !over,
    mayCancel: may.change && row.state === 'PLANNED',
    mayRecord: may.record && row.state === 'PLANNED' && over,
    mayPublish: may.publish && row.state === 'HELD' && row.minutesId === null,
  };
};

/** The memoranda on delegated authority ask for a first meeting; other agreements only where a duty says so. */
const firstDue = (row: AgreementCase): CalendarDate | null =>
  isDelegating(toProgramCode(row.programCode)) && row.steeringMeetings.every(({ state }) => state !== 'HELD')
    ? firstMeetingDue(row.effectiveOn && toCalendarDate(row.effectiveOn))
    : null;

/** The section on steering meetings, the next one first. */
export const toSteeringSection = async (
  row: AgreementCase,
  actor: Actor,
  may: SteeringMay,
): Promise<SteeringSection> => {
  const rows = await db.steeringMeeting.findMany({
    where: { agreementId: row.id },
    include: steeringInclude,
    orderBy: [{ meetsOn: 'desc' }, { id: 'asc' }],
    take: 100,
  });
  const due = firstDue(row);
  const planned = rows.filter(({ state }) => state === 'PLANNED').reverse();
  const past = rows.filter(({ state }) => state !== 'PLANNED');
  return {
    firstDue:
      due === null
        ? null
        : `The first meeting is due by ${dateText(due)}, nine months after the agreement came into force.`,
    meetings: [...planned, ...past].map((one) => toView(one, row, actor, may)),
    mayPlan: may.plan,
  };
};
