import 'server-only';
import { cache } from 'react';
import { EXPIRING_DAYS, type StandingFacts, statusOn } from '@/lib/domain/agreements/standing';
import { type AgreementStatus, inForceStatuses } from '@/lib/domain/agreements/status';
import { addCalendarDays, type CalendarDate, dateIn, fromCalendarDate, toCalendarDate } from '@/lib/domain/dates';
import { agencyTimeZones } from '@/lib/server/agencies/agency-places';
import { now } from '@/lib/server/clock';
import type { Prisma } from '@/lib/server/db/generated/client';
import { type DatabaseScope, presentScope } from '@/lib/server/db/request-scope';

// The status of an agreement by its dates, as the rule of lib/domain/agreements/standing.ts has it: for a row that was
// read, and as a where-clause. A test asks both about the same agreements.

type Where = Prisma.AgreementWhereInput;

/** What the status on a day depends on. */
export const standingColumns = {
  status: true,
  expiresOn: true,
  endedOn: true,
  terminationNotice: { select: { endsOn: true } },
} as const satisfies Prisma.AgreementSelect;

type Row = Prisma.AgreementGetPayload<{ select: typeof standingColumns }>;

const day = (date: Date | null | undefined): CalendarDate | null => (date ? toCalendarDate(date) : null);

/** The facts of a row that its status on a day follows from. */
export const toStanding = ({ status, expiresOn, endedOn, terminationNotice }: Row): StandingFacts => ({
  status,
  expiresOn: day(expiresOn),
  endedOn: day(endedOn),
  noticeEndsOn: day(terminationNotice?.endsOn),
});

/** The calendar date at the agency now. */
export const todayAt = ({ timeZone }: { timeZone: string }): CalendarDate => dateIn(now(), timeZone);

/** The status of a row now, by the clock of its agency. */
export const statusNow = (row: Row & { agency: { timeZone: string } }): AgreementStatus =>
  statusOn(todayAt(row.agency), toStanding(row));

// Every list by status asks for it, some several times: once a request is enough. What is there to see depends on whose
// rows the connection may show. A zone in which no agency has an agreement does no harm.
const daysIn = cache(async (_scope: DatabaseScope | null): Promise<{ today: CalendarDate; timeZones: string[] }[]> => {
  const byDay = Map.groupBy(await agencyTimeZones(), (timeZone) => todayAt({ timeZone }));
  return [...byDay].map(([today, timeZones]) => ({ today, timeZones }));
});

/** Agencies by the day that it is at theirs: two or three days at any moment, from Guam to Hawaii. */
export const agencyDays = () => daysIn(presentScope());

const none: Where = { id: { in: [] } };

/** What holds of the agencies of each day, as one clause. */
export const onTheirDay = async (clause: (today: CalendarDate) => Where): Promise<Where> => {
  const days = await agencyDays();
  const [only] = days;
  if (only && days.length === 1) return clause(only.today);
  const either = days.map(
    ({ today, timeZones }): Where => ({ AND: [{ agency: { timeZone: { in: timeZones } } }, clause(today)] }),
  );
  return either.length === 0 ? none : { OR: either };
};

/** Neither ended by a notice nor by its date. */
const runsOn = (on: Date): Where[] => [
  { OR: [{ terminationNoticeId: null }, { terminationNotice: { is: { endsOn: { gt: on } } } }] },
  { OR: [{ expiresOn: null }, { expiresOn: { gt: on } }] },
];

const binding: Where = { status: { in: [...inForceStatuses] } };

const isOn = (status: AgreementStatus, today: CalendarDate): Where => {
  const [on, near] = [fromCalendarDate(today), fromCalendarDate(addCalendarDays(today, EXPIRING_DAYS))];
  const runs = runsOn(on);
  const [noticeRuns = {}] = runs;
  const dated: Where = { status: { in: ['ACTIVE', 'EXPIRING'] } };
  switch (status) {
    case 'ACTIVE':
      return { AND: [dated, ...runs, { OR: [{ expiresOn: null }, { expiresOn: { gt: near } }] }] };
    case 'EXPIRING':
      return { AND: [dated, ...runs, { expiresOn: { lte: near } }] };
    case 'SUSPENDED':
    case 'RENEWING':
    case 'NEED_REVIEW':
      return { AND: [{ status }, ...runs] };
    case 'TERMINATED':
      return { OR: [{ status }, { AND: [binding, { terminationNotice: { is: { endsOn: { lte: on } } } }] }] };
    case 'EXPIRED':
      return { OR: [{ status }, { AND: [binding, noticeRuns, { expiresOn: { lte: on } }] }] };
    default:
      return { status };
  }
};

// What is in force goes from one such status to another by its date, so that together they are one condition.
const isAmong = (statuses: readonly AgreementStatus[], today: CalendarDate): Where => {
  if (!inForceStatuses.every((status) => statuses.includes(status))) {
    return { OR: statuses.map((status) => isOn(status, today)) };
  }
  const others = statuses.filter((status) => !inForceStatuses.some((each) => each === status));
  const inForce: Where = { AND: [binding, ...runsOn(fromCalendarDate(today))] };
  return { OR: [inForce, ...others.map((status) => isOn(status, today))] };
};

/** The agreements whose status now, by the clock of their agency, is one of these. */
export const standsAs = (statuses: readonly AgreementStatus[]): Promise<Where> =>
  onTheirDay((today) => isAmong(statuses, today));
