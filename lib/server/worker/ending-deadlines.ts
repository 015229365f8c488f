import 'server-only';
import { systemActor } from '@/lib/domain/access/actor';
import { escalationDays } from '@/lib/domain/agreements/obligations';
import { inForceStatuses } from '@/lib/domain/agreements/status';
import type { AgreementStepName } from '@/lib/domain/agreements/steps';
import { suspensionDays, suspensionNewsDue } from '@/lib/domain/agreements/suspension';
import { warningWindow } from '@/lib/domain/agreements/training';
import { addCalendarDays, dateIn, daysBetween, fromCalendarDate, toCalendarDate } from '@/lib/domain/dates';
import { performAgreementStep } from '@/lib/server/cases/perform';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';

// Steps that time takes in the life of an agreement: its end by notice, and what is late. The guards decide again in
// each agency's own time zone; this only finds the candidates, a day generously.

const inDays = (days: number): Date => fromCalendarDate(addCalendarDays(toCalendarDate(now()), days));

const takeEach = async (step: AgreementStepName, rows: readonly { id: string }[]): Promise<boolean[]> => {
  const results: boolean[] = [];
  for (const { id } of rows) results.push((await performAgreementStep(step, id, systemActor)).ok);
  return results;
};

/** Ends the agreements whose notice names this day. */
export const endByNotice = async (): Promise<boolean[]> =>
  takeEach(
    'terminate',
    await db.agreement.findMany({
      where: { status: { in: [...inForceStatuses] }, terminationNotice: { endsOn: { lte: inDays(1) } } },
      select: { id: true },
    }),
  );

/** Tells of suspensions that last. The step counts again under the lock what it has told, so that two workers agree. */
export const tellOfSuspensions = async (): Promise<boolean[]> => {
  const last = { where: { step: { startsWith: 'suspended_' } }, orderBy: { createdAt: 'desc' }, take: 1 } as const;
  const rows = await db.agreement.findMany({
    where: { status: 'SUSPENDED', statusSince: { lte: inDays(1 - suspensionDays[0]) } },
    select: { id: true, statusSince: true, agency: { select: { timeZone: true } }, events: last },
  });
  const results: boolean[] = [];
  for (const { id, statusSince, agency, events } of rows) {
    const { timeZone } = agency;
    const due = suspensionNewsDue(daysBetween(dateIn(statusSince, timeZone), dateIn(now(), timeZone)));
    const said = events.some(({ step, createdAt }) => step === `suspended_${due}` && createdAt >= statusSince);
    if (due !== null && !said) results.push(...(await takeEach(`suspended_${due}`, [{ id }])));
  }
  return results;
};

/** Reminds of what is overdue after a notice. The step marks what it spoke of, so that two workers agree. */
export const remindOfWindDowns = async (): Promise<boolean[]> =>
  takeEach(
    'remind_wind_down',
    await db.agreement.findMany({
      where: {
        status: { in: [...inForceStatuses, 'TERMINATED'] },
        terminationNotice: {
          windDown: {
            some: {
              doneAt: null,
              dueOn: { lte: inDays(0) },
              OR: [{ remindedOn: null }, { remindedOn: { lte: inDays(-6) }, dueOn: { gte: inDays(-30) } }],
            },
          },
        },
      },
      select: { id: true },
    }),
  );

/** Tells of authorizations that end soon. The step marks what it spoke of, so that each cohort is told of once. */
export const warnOfRecertification = async (): Promise<boolean[]> => {
  const { from, until } = warningWindow(toCalendarDate(now()));
  const soon = {
    warnedOn: null,
    expiresOn: { gte: fromCalendarDate(from), lte: fromCalendarDate(until) },
  } satisfies Prisma.TrainingCohortWhereInput;
  return takeEach(
    'warn_recertification',
    await db.agreement.findMany({
      where: { status: { in: [...inForceStatuses] }, cohorts: { some: soon } },
      select: { id: true },
    }),
  );
};

/** Tells of duties that are due or late. The step marks what it spoke of, so that two workers agree. */
export const escalateDuties = async (): Promise<boolean[]> => {
  const results: boolean[] = [];
  for (const days of escalationDays) {
    const late = {
      state: 'OPEN',
      dueOn: { lte: inDays(1 - days) },
      OR: [{ escalatedAt: null }, { escalatedAt: { lt: days } }],
    } satisfies Prisma.ObligationWhereInput & Prisma.CorrectiveActionWhereInput;
    const uncorrected = {
      state: 'OPEN',
      findings: { some: { corrections: { some: late } } },
    } satisfies Prisma.InspectionWhereInput;
    const rows = await db.agreement.findMany({
      where: {
        status: { in: [...inForceStatuses] },
        OR: [{ obligations: { some: late } }, { inspections: { some: uncorrected } }],
      },
      select: { id: true },
    });
    results.push(...(await takeEach(`escalate_${days}`, rows)));
  }
  return results;
};
