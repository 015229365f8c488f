import 'server-only';
import type { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { hasRole } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { type CalendarDate, dateIn, daysBetween, fromCalendarDate, toCalendarDate } from '@/lib/domain/dates';
import type { cancelAbsenceInput, DaysAway, planAbsenceInput } from '@/lib/domain/requests/absence';
import { requestSteps } from '@/lib/domain/requests/steps';
import { done, type Outcome, type Refused, refuse } from '@/lib/domain/result';
import { appendAudit } from '@/lib/server/audit/append';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';

// Planned days away of liaisons: who may plan them for whom, and what they are.

const atMost = 500;
/** Days of the whole portal are those of Washington, D.C. */
export const absenceZone = 'America/New_York';

/** The liaisons at work whom the actor reaches. */
export const reachedLiaisons = (actor: Actor): Prisma.UserWhereInput => ({
  AND: [
    { active: true, agencyId: null, roles: { has: 'LIAISON' } },
    actor.reachesOfficeIds === 'ALL' ? {} : { officeId: { in: [...actor.reachesOfficeIds] } },
  ],
});

/** For whom the actor may plan: liaisons for themselves, whoever gives cases out for all liaisons they reach. */
const plansFor = (actor: Actor): Prisma.UserWhereInput => {
  if (!holdsRight(actor, 'plan_absence')) return { id: { in: [] } };
  const all = requestSteps.reassign.by.some((role) => hasRole(actor, role));
  return { AND: [reachedLiaisons(actor), all ? {} : { id: { in: actor.id === null ? [] : [actor.id] } }] };
};

/** The people for whom the actor may plan days away, by name. */
export const peopleToPlanFor = async (actor: Actor): Promise<{ value: string; label: string }[]> => {
  const people = await db.user.findMany({
    where: plansFor(actor),
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: atMost,
    select: { id: true, name: true },
  });
  return people.map(({ id, name }) => ({ value: id, label: name }));
};

/** Days away that are not over, of some people. */
export const daysAwayOf = async (ids: readonly string[], today: CalendarDate): Promise<Map<string, DaysAway[]>> => {
  const rows = await db.absence.findMany({
    where: { userId: { in: [...ids] }, cancelledAt: null, toOn: { gte: fromCalendarDate(today) } },
    orderBy: [{ fromOn: 'asc' }, { id: 'asc' }],
    take: atMost,
  });
  const all = new Map<string, DaysAway[]>();
  for (const { userId, fromOn, toOn } of rows) {
    const days = { from: toCalendarDate(fromOn), to: toCalendarDate(toOn) };
    all.set(userId, [...(all.get(userId) ?? []), days]);
  }
  return all;
};

/** Days away that the actor may cancel, the nearest first. */
export const plannedAbsences = (actor: Actor, today: CalendarDate) =>
  db.absence.findMany({
    where: { user: plansFor(actor), cancelledAt: null, toOn: { gte: fromCalendarDate(today) } },
    orderBy: [{ fromOn: 'asc' }, { id: 'asc' }],
    take: atMost,
    include: { user: { select: { name: true } } },
  });

const notPlanned = (): Refused => refuse('not_found', 'These days are not planned any more. Open the page again.');

const notYours = (): Refused => refuse('not_found', 'This person is not there for you to plan for.');

const whoOf = (actor: Actor, userId: string) => ({
  actor,
  role: actor.roles[0] ?? ('NONE' as const),
  target: { type: 'user' as const, id: userId },
  outcome: 'done' as const,
});

/** Plans days away. Days that overlap others of the same person are refused. */
export const planDaysAway = async (actor: Actor, input: z.output<typeof planAbsenceInput>): Promise<Outcome<null>> => {
  const { userId, from, to } = input;
  const recordedById = actor.id;
  const person = await db.user.findFirst({ where: { AND: [plansFor(actor), { id: userId }] }, select: { name: true } });
  if (!person || recordedById === null) return notYours();
  const [fromOn, toOn] = [fromCalendarDate(from), fromCalendarDate(to)];
  if (to < dateIn(now(), absenceZone)) {
    const message = 'These days are over. Plan days that are to come.';
    return refuse('invalid', 'Check the marked fields.', { fields: { to: [message] } });
  }
  return db.$transaction(async (tx): Promise<Outcome<null>> => {
    await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
    const overlap = { userId, cancelledAt: null, fromOn: { lte: toOn }, toOn: { gte: fromOn } };
    if (await tx.absence.findFirst({ where: overlap, select: { id: true } })) {
      const message = `${person.name} is away on some of these days already. Cancel those days first.`;
      return refuse('invalid', 'Check the marked fields.', { fields: { from: [message] } });
    }
    await tx.absence.create({ data: { userId, fromOn, toOn, recordedById, recordedAt: now() } });
    await appendAudit(tx, {
      ...whoOf(actor, userId),
      action: 'absence.planned',
      facts: { days: daysBetween(from, to) + 1 },
    });
    return done(null, `The days of ${person.name} are planned. Whoever gives out requests sees them.`);
  });
};

/** Cancels planned days away. */
export const cancelDaysAway = (actor: Actor, input: z.output<typeof cancelAbsenceInput>): Promise<Outcome<null>> =>
  db.$transaction(async (tx): Promise<Outcome<null>> => {
    const where = { id: input.absenceId, cancelledAt: null, user: plansFor(actor) };
    const found = await tx.absence.findFirst({ where, select: { userId: true } });
    if (!found || actor.id === null) return notPlanned();
    const { count } = await tx.absence.updateMany({
      where: { id: input.absenceId, cancelledAt: null },
      data: { cancelledById: actor.id, cancelledAt: now() },
    });
    if (count === 0) return notPlanned();
    await appendAudit(tx, { ...whoOf(actor, found.userId), action: 'absence.cancelled' });
    return done(null, 'The days are cancelled.');
  });
