import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import {
  type DaysOff,
  type DaysOffInput,
  daysOffInput,
  daysOffProblem,
  daysOffRules,
  daysOffText,
} from '@/lib/domain/agencies/days-off';
import type { DaysOffChange, DaysOffPage, DaysOffRow, MovedDate } from '@/lib/domain/agencies/days-off-view';
import { penFreeOn } from '@/lib/domain/agreements/guards-text';
import {
  addCalendarDays,
  addCalendarMonths,
  type CalendarDate,
  dateIn,
  dateText,
  deadlineText,
  toCalendarDate,
} from '@/lib/domain/dates';
import { rowId } from '@/lib/domain/form-values';
import { paths } from '@/lib/domain/paths';
import { planFreeOn } from '@/lib/domain/requests/guards-plan';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';

// The days off of an agency: for its own people to read and its administrators to change, for ICE to read.

/** Our own rule: what one page shows. */
const rowsMax = 200;
const movedMax = 20;

const closuresOf = (agencyId: string, today: CalendarDate) =>
  db.officeClosure.findMany({
    // The past year stays readable: clocks were counted by it.
    where: { agencyId, removedAt: null, toOn: { gte: new Date(`${addCalendarMonths(today, -12)}T00:00:00Z`) } },
    orderBy: [{ fromOn: 'asc' }, { id: 'asc' }],
    take: rowsMax,
  });

type Closure = Awaited<ReturnType<typeof closuresOf>>[number];

const toDays = ({ name, fromOn, toOn }: Closure): DaysOff => ({
  ...{ name, from: toCalendarDate(fromOn), to: toCalendarDate(toOn) },
});

const rowsOf = async (closures: readonly Closure[], today: CalendarDate, timeZone: string): Promise<DaysOffRow[]> => {
  const ids = [...new Set(closures.map(({ addedById }) => addedById))];
  const people =
    ids.length === 0 ? [] : await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return closures.map((closure) => {
    const { from, to, name } = toDays(closure);
    const by = names.get(closure.addedById) ?? 'Somebody of the agency';
    return {
      ...{ id: closure.id, name, past: from <= today },
      days: from === to ? deadlineText(from) : `${deadlineText(from)} to ${deadlineText(to)}`,
      added: `${by}, ${dateText(dateIn(closure.addedAt, timeZone))}`,
    };
  });
};

type Turn = { key: string; href: string; what: string; freeOn: (daysOff: readonly DaysOff[]) => CalendarDate | null };

// What the agency writes on now, and has no date of its own: each goes on when its business days are over.
const turnsOf = async (agencyId: string, timeZone: string): Promise<Turn[]> => {
  const [plans, texts] = await Promise.all([
    db.plan.findMany({
      where: { turn: 'AGENCY', turnSince: { not: null }, request: { agencyId, closedAt: null } },
      orderBy: { id: 'asc' },
      take: movedMax + 1,
      select: { turnSince: true, request: { select: { id: true, number: true } } },
    }),
    db.agreement.findMany({
      where: { agencyId, status: 'NEGOTIATION', penSide: 'AGENCY', penSince: { not: null }, penDueOn: null },
      orderBy: { id: 'asc' },
      take: movedMax + 1,
      select: { id: true, number: true, penSince: true },
    }),
  ]);
  return [
    ...plans.map(
      ({ turnSince, request: { id, number } }): Turn => ({
        ...{ key: id, href: paths.plan(id), what: `Plan of request ${number}: ICE can take it back from` },
        freeOn: (daysOff) =>
          planFreeOn({ plan: { turn: 'AGENCY', turnSince: turnSince && dateIn(turnSince, timeZone) }, daysOff }),
      }),
    ),
    ...texts.map(
      ({ id, number, penSince }): Turn => ({
        ...{ key: id, href: paths.agreementText(id), what: `Text of agreement ${number}: ICE can take the pen after` },
        freeOn: (daysOff) =>
          penFreeOn({ pen: penSince && { side: 'AGENCY', since: dateIn(penSince, timeZone), dueOn: null }, daysOff }),
      }),
    ),
  ];
};

const changeOf = (what: DaysOff, turns: readonly Turn[], before: readonly DaysOff[], after: readonly DaysOff[]) => {
  const moved = turns.flatMap(({ freeOn, ...turn }): MovedDate[] => {
    const [old, fresh] = [freeOn(before), freeOn(after)];
    return old && fresh && old !== fresh ? [{ ...turn, before: deadlineText(old), after: deadlineText(fresh) }] : [];
  });
  return {
    what: daysOffText(what),
    moved: moved.slice(0, movedMax),
    more: moved.length > movedMax,
  } satisfies DaysOffChange;
};

/** What was asked for in the address of the page; each as text, or nothing. */
export type DaysOffAsked = { name: string | null; from: string | null; to: string | null; remove: string | null };

type Read = { input: DaysOffInput | null; faults: string[] };

const readAsked = ({ name, from, to }: DaysOffAsked, standing: readonly DaysOff[], today: CalendarDate): Read => {
  if (name === null || from === null) return { input: null, faults: [] };
  // A single day needs no last one.
  const parsed = daysOffInput.safeParse({ name, from, to: to || from });
  if (!parsed.success) return { input: null, faults: parsed.error.issues.slice(0, 5).map(({ message }) => message) };
  const problem = daysOffProblem(parsed.data, standing, today);
  return problem ? { input: null, faults: [problem.text] } : { input: parsed.data, faults: [] };
};

/** The days off of the own agency, with what is about to change; null for people without an agency. */
export const daysOffPage = async (actor: Actor, asked: DaysOffAsked): Promise<DaysOffPage | null> => {
  const { agencyId } = actor;
  if (!holdsRight(actor, 'read_own_agency') || agencyId === null) return null;
  const agency = await db.agency.findUnique({ where: { id: agencyId }, select: { legalName: true, timeZone: true } });
  if (!agency) return null;
  const { timeZone } = agency;
  const today = dateIn(now(), timeZone);
  const closures = await closuresOf(agencyId, today);
  const mayChange = holdsRight(actor, 'set_days_off');
  const standing = closures.map(toDays);
  const { input, faults } = mayChange ? readAsked(asked, standing, today) : { input: null, faults: [] };
  const known = rowId().safeParse(asked.remove);
  const out =
    mayChange && known.success
      ? closures.find(({ id, fromOn }) => id === known.data && toCalendarDate(fromOn) > today)
      : undefined;
  const turns = input || out ? await turnsOf(agencyId, timeZone) : [];
  const without = closures.filter((one) => one !== out).map(toDays);
  return {
    ...{ agencyName: agency.legalName, mayChange, faults },
    rows: await rowsOf(closures, today, timeZone),
    earliest: addCalendarDays(today, 1),
    latest: addCalendarMonths(today, daysOffRules.aheadMonths),
    asked: {
      name: (asked.name ?? '').slice(0, 80),
      from: (asked.from ?? '').slice(0, 10),
      to: (asked.to ?? '').slice(0, 10),
    },
    adding: input && { ...input, ...changeOf(input, turns, standing, [...standing, input]) },
    removing: out ? { id: out.id, ...changeOf(toDays(out), turns, standing, without) } : null,
  };
};

/** The days off of any agency, for those at ICE who read its page; null for everybody else. */
export const daysOffForIce = async (actor: Actor, agencyId: string): Promise<DaysOffRow[] | null> => {
  if (!holdsRight(actor, 'verify_agency') || !rowId().safeParse(agencyId).success) return null;
  const agency = await db.agency.findUnique({ where: { id: agencyId }, select: { timeZone: true } });
  if (!agency) return null;
  const today = dateIn(now(), agency.timeZone);
  return rowsOf(await closuresOf(agencyId, today), today, agency.timeZone);
};
