import 'server-only';
import { systemActor } from '@/lib/domain/access/actor';
import { beforeWarnings, warningDue } from '@/lib/domain/agreements/end-warnings';
import { EXPIRING_DAYS } from '@/lib/domain/agreements/standing';
import { inForceStatuses } from '@/lib/domain/agreements/status';
import { addCalendarDays, dateIn, fromCalendarDate, toCalendarDate } from '@/lib/domain/dates';
import { requestStatusFacts } from '@/lib/domain/requests/status';
import { performAgreementStep, performRequestStep } from '@/lib/server/cases/perform';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import {
  endByNotice,
  escalateDuties,
  remindOfWindDowns,
  tellOfSuspensions,
  warnOfRecertification,
} from '@/lib/server/worker/ending-deadlines';
import { watchSignings } from '@/lib/server/worker/signing-deadlines';

// Steps that time takes: expiry of agreements, and requests that the agency has left lying. The guards decide again
// in each agency's own time zone; this only finds the candidates, a day generously.

const IDLE_DRAFT_DAYS = 90;
/** How long before its date an agency is reminded of a return. Our own rule. */
const REMINDER_DAYS = 3;

const tomorrow = (): Date => fromCalendarDate(addCalendarDays(toCalendarDate(now()), 1));

const daysAgo = (days: number): Date => new Date(now().getTime() - days * 86_400_000);

/** Takes every automatic step that is due. Returns how many were taken. */
export const takeDueSteps = async (): Promise<number> => {
  const taken = [
    ...(await endByNotice()),
    ...(await endAgreements()),
    ...(await remindOfWindDowns()),
    ...(await tellOfSuspensions()),
    ...(await escalateDuties()),
    ...(await warnOfRecertification()),
    ...(await warnOfEnds()),
    ...(await watchSignings()),
    ...(await takeReturnedSteps()),
    ...(await closeIdleDrafts()),
  ];
  return taken.filter(Boolean).length;
};

const returnedReason =
  'The listed items were not answered within 30 days. You can file a new request that refers to this one.';
const idleReason = `Nothing was written for ${IDLE_DRAFT_DAYS} days. You can file a new request that refers to this one.`;

const endAgreements = async (): Promise<boolean[]> => {
  const soon = fromCalendarDate(addCalendarDays(toCalendarDate(now()), EXPIRING_DAYS + 1));
  const expiring = await db.agreement.findMany({
    where: { status: 'ACTIVE', expiresOn: { lte: soon } },
    select: { id: true },
  });
  const over = await db.agreement.findMany({
    where: { status: { in: ['EXPIRING', 'RENEWING', 'SUSPENDED', 'NEED_REVIEW'] }, expiresOn: { lte: tomorrow() } },
    select: { id: true },
  });
  const results: boolean[] = [];
  for (const { id } of expiring) results.push((await performAgreementStep('start_expiring', id, systemActor)).ok);
  for (const { id } of over) results.push((await performAgreementStep('expire', id, systemActor)).ok);
  return results;
};

/** Warns of the ends that come near. Two workers at once agree, since the step counts again under the lock. */
const warnOfEnds = async (): Promise<boolean[]> => {
  const soon = fromCalendarDate(addCalendarDays(toCalendarDate(now()), EXPIRING_DAYS + 1));
  const last = { where: { step: { startsWith: 'warn_' } }, orderBy: { createdAt: 'desc' }, take: 1 } as const;
  const rows = await db.agreement.findMany({
    where: { status: { in: [...inForceStatuses] }, expiresOn: { lte: soon } },
    select: { id: true, expiresOn: true, agency: { select: { timeZone: true } }, events: last },
  });
  const results: boolean[] = [];
  for (const { id, expiresOn, agency, events } of rows) {
    if (expiresOn === null) continue;
    const end = toCalendarDate(expiresOn);
    const days = warningDue(dateIn(now(), agency.timeZone), end);
    const said = events.some(
      ({ step, createdAt }) => step === `warn_${days}` && createdAt >= fromCalendarDate(beforeWarnings(end)),
    );
    if (days !== null && !said) results.push((await performAgreementStep(`warn_${days}`, id, systemActor)).ok);
  }
  return results;
};

const closeRequest = async (id: string, reason: string): Promise<boolean> =>
  (await performRequestStep('close_no_action', id, systemActor, { reason })).ok;

const closeIdleDrafts = async (): Promise<boolean[]> => {
  const rows = await db.request.findMany({
    where: { status: 'DRAFT', updatedAt: { lt: daysAgo(IDLE_DRAFT_DAYS) } },
    select: { id: true },
  });
  const results: boolean[] = [];
  for (const { id } of rows) results.push(await closeRequest(id, idleReason));
  return results;
};

/**
 * Requests that are back with their agency: the agency is reminded before its date and told after it, and whoever has
 * the case at ICE is told with it. What intake returned is closed 30 days after the return, though not before the date
 * that was named; what a liaison returned never closes by itself.
 */
const takeReturnedSteps = async (): Promise<boolean[]> => {
  const rows = await db.request.findMany({
    where: {
      status: 'RETURNED',
      dueOn: { lte: fromCalendarDate(addCalendarDays(toCalendarDate(now()), REMINDER_DAYS)) },
    },
    select: { id: true, dueOn: true, statusSince: true, liaisonId: true, agency: { select: { timeZone: true } } },
  });
  const results: boolean[] = [];
  for (const { id, dueOn, statusSince, liaisonId, agency } of rows) {
    if (dueOn === null) continue;
    const today = dateIn(now(), agency.timeZone);
    if (today <= toCalendarDate(dueOn)) {
      results.push((await performRequestStep('remind_of_return', id, systemActor)).ok);
      continue;
    }
    const closesOn = addCalendarDays(dateIn(statusSince, agency.timeZone), requestStatusFacts.RETURNED.target.days);
    const closes = liaisonId === null && today > closesOn;
    results.push(
      closes
        ? await closeRequest(id, returnedReason)
        : (await performRequestStep('report_overdue_return', id, systemActor)).ok,
    );
  }
  return results;
};
