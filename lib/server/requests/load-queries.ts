import 'server-only';
import { subDays } from 'date-fns/subDays';
import { type Actor, hasRole } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { countedAtMost, countFigure } from '@/lib/domain/capped-count';
import { type CalendarDate, dateIn, dateText, fromCalendarDate, toCalendarDate } from '@/lib/domain/dates';
import { awayText, nextAway } from '@/lib/domain/requests/absence';
import { type RequestFilter, requestListHref } from '@/lib/domain/requests/list-filter';
import { ageDays, type LoadLine, type LoadPage } from '@/lib/domain/requests/load';
import { requestSteps } from '@/lib/domain/requests/steps';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { Prisma } from '@/lib/server/db/generated/client';
import {
  absenceZone,
  daysAwayOf,
  peopleToPlanFor,
  plannedAbsences,
  reachedLiaisons,
} from '@/lib/server/requests/absences';
import { ordered } from '@/lib/server/requests/list-keys';
import { requestsWhere } from '@/lib/server/requests/list-where';

// Who carries what: the open requests of each liaison whom the reader reaches, by age, and who is away.

const peopleMax = 500;

type Counted = {
  liaisonId: string;
  open: number;
  young: number;
  old: number;
  overdue: number;
  nextDue: Date | null;
};

// What the reader sees of a liaison's requests, so that the number and the list it leads to agree.
const inReach = ({ reachesOfficeIds }: Actor): Prisma.Sql =>
  reachesOfficeIds === 'ALL' ? Prisma.empty : Prisma.sql`AND office_id = ANY(${[...reachesOfficeIds]}::uuid[])`;

// One walk over the open requests of these people, in an index of what is open alone.
const countsOf = async (actor: Actor, ids: readonly string[], today: CalendarDate): Promise<Map<string, Counted>> => {
  const [young, old] = [subDays(now(), ageDays.young), subDays(now(), ageDays.old)];
  const rows = await db.$queryRaw<Counted[]>`
    SELECT liaison_id::text AS "liaisonId", count(*)::int AS open,
      (count(*) FILTER (WHERE status_since > ${young}))::int AS young,
      (count(*) FILTER (WHERE status_since <= ${old}))::int AS old,
      (count(*) FILTER (WHERE due_on < ${fromCalendarDate(today)}::date))::int AS overdue,
      min(due_on) FILTER (WHERE due_on >= ${fromCalendarDate(today)}::date) AS "nextDue"
    FROM requests WHERE closed_at IS NULL AND liaison_id = ANY(${[...ids]}::uuid[]) ${inReach(actor)}
    GROUP BY liaison_id`;
  return new Map(rows.map((row) => [row.liaisonId, row]));
};

const none = { open: 0, young: 0, old: 0, overdue: 0, nextDue: null };

const linesOf = async (actor: Actor, today: CalendarDate): Promise<LoadLine[]> => {
  const people = await db.user.findMany({
    where: reachedLiaisons(actor),
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: peopleMax,
    select: { id: true, name: true, office: { select: { name: true } } },
  });
  const ids = people.map(({ id }) => id);
  const [counts, away] = await Promise.all([countsOf(actor, ids, today), daysAwayOf(ids, today)]);
  const lines = people.map(({ id, name, office }): LoadLine => {
    const { open, young, old, overdue, nextDue } = counts.get(id) ?? none;
    const next = nextAway(away.get(id) ?? [], today);
    return {
      ...{ id, name, office: office?.name ?? '', open, young, middle: open - young - old, old, overdue },
      href: requestListHref({ liaison: id }),
      overdueHref: requestListHref({ liaison: id, view: 'OVERDUE' }),
      nextDue: nextDue && dateText(toCalendarDate(nextDue)),
      away: next && awayText(next, today),
    };
  });
  return lines.sort((a, b) => b.open - a.open || a.name.localeCompare(b.name));
};

const unassignedOf = async (actor: Actor): Promise<LoadPage['unassigned']> => {
  if (!requestSteps.assign.by.some((role) => hasRole(actor, role))) return null;
  const filter: RequestFilter = { liaison: 'NONE' };
  const count = await db.request.count({
    where: requestsWhere(actor, filter),
    orderBy: ordered(filter.sort, false),
    take: countedAtMost,
  });
  return { figure: countFigure(count), href: requestListHref(filter) };
};

/** The page of who carries what, for whoever may see it. */
export const loadPage = async (actor: Actor): Promise<LoadPage | null> => {
  if (!holdsRight(actor, 'read_load')) return null;
  const today = dateIn(now(), absenceZone);
  const [lines, unassigned, planned, people] = await Promise.all([
    linesOf(actor, today),
    unassignedOf(actor),
    plannedAbsences(actor, today),
    peopleToPlanFor(actor),
  ]);
  return {
    lines,
    unassigned,
    people,
    planned: planned.map(({ id, userId, fromOn, toOn, user }) => ({
      ...{ id, name: user.name, mine: userId === actor.id },
      days: `${dateText(toCalendarDate(fromOn))} to ${dateText(toCalendarDate(toOn))}`,
    })),
  };
};
