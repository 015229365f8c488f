import 'server-only';
import type { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import {
  type DaysOffInput,
  daysOffProblem,
  daysOffText,
  eachDay,
  type removeDaysOffInput,
} from '@/lib/domain/agencies/days-off';
import { dateIn, fromCalendarDate, toCalendarDate } from '@/lib/domain/dates';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { toDaysOff } from '@/lib/server/agencies/days-off-row';
import { appendAudit } from '@/lib/server/audit/append';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';

// Administrators of an agency say when its office is closed.

const notYours = () => refuse('not_yours', 'Only administrators of an agency say when its office is closed.');
const gone = () => refuse('not_found', 'These days are not there any more. Open the page again.');

/** The agency whose days the actor sets, with its row locked: two people who change them do so one after the other. */
const lockAgency = async (tx: Transaction, actor: Actor) => {
  const { agencyId } = actor;
  if (agencyId === null || !holdsRight(actor, 'set_days_off')) return null;
  await tx.$queryRaw`SELECT 1 FROM agencies WHERE id = ${agencyId}::uuid FOR UPDATE`;
  const agency = await tx.agency.findUnique({
    where: { id: agencyId },
    select: { id: true, timeZone: true, daysOff: true },
  });
  return agency && { id: agency.id, today: dateIn(now(), agency.timeZone), standing: toDaysOff(agency) };
};

// About the days and not the agency: the last event about an agency is read as what ICE decided about it.
const eventOf = (actor: Actor, closureId: string) => ({
  actor,
  role: actor.roles[0] ?? ('NONE' as const),
  target: { type: 'days_off' as const, id: closureId },
  outcome: 'done' as const,
});

/** Adds days on which the office of the own agency is closed; clocks of the agency do not count them from now on. */
export const addDaysOff = (actor: Actor, input: DaysOffInput): Promise<Outcome<null>> =>
  db.$transaction(async (tx): Promise<Outcome<null>> => {
    const agency = await lockAgency(tx, actor);
    if (!agency || actor.id === null) return notYours();
    const problem = daysOffProblem(input, agency.standing, agency.today);
    if (problem) return refuse('invalid', 'Check the marked fields.', { fields: { [problem.field]: [problem.text] } });
    const { name, from, to } = input;
    const { id } = await tx.officeClosure.create({
      data: {
        ...{ agencyId: agency.id, name, addedById: actor.id, addedAt: now() },
        fromOn: fromCalendarDate(from),
        toOn: fromCalendarDate(to),
      },
      select: { id: true },
    });
    await appendAudit(tx, {
      ...eventOf(actor, id),
      action: 'agency.days_off_added',
      facts: { agency: agency.id, from, to, days: eachDay(input).length },
    });
    return done(null, `${daysOffText(input)} is added.`);
  });

/** Removes days off that have not begun; those of the past stay, because clocks were counted by them. */
export const removeDaysOff = (
  actor: Actor,
  { closureId }: z.output<typeof removeDaysOffInput>,
): Promise<Outcome<null>> =>
  db.$transaction(async (tx): Promise<Outcome<null>> => {
    const agency = await lockAgency(tx, actor);
    if (!agency || actor.id === null) return notYours();
    const found = await tx.officeClosure.findFirst({ where: { id: closureId, agencyId: agency.id, removedAt: null } });
    if (!found) return gone();
    const days = { name: found.name, from: toCalendarDate(found.fromOn), to: toCalendarDate(found.toOn) };
    if (days.from <= agency.today) {
      return refuse('blocked', 'These days have begun or are over. They stay, because clocks were counted by them.');
    }
    await tx.officeClosure.update({ where: { id: closureId }, data: { removedById: actor.id, removedAt: now() } });
    await appendAudit(tx, {
      ...eventOf(actor, closureId),
      action: 'agency.days_off_removed',
      facts: { agency: agency.id, from: days.from, to: days.to },
    });
    return done(null, `${daysOffText(days)} is removed.`);
  });
