import 'server-only';
import { systemActor } from '@/lib/domain/access/actor';
import { EXPIRING_DAYS } from '@/lib/domain/agreements/guards';
import { addCalendarDays, fromCalendarDate, toCalendarDate } from '@/lib/domain/dates';
import { performAgreementStep, performRequestStep } from '@/lib/server/cases/perform';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';

// Steps that time takes: expiry of agreements, and requests that the agency has left lying. The guards decide again
// in each agency's own time zone; this only finds the candidates, a day generously.

const IDLE_DRAFT_DAYS = 90;

const tomorrow = (): Date => fromCalendarDate(addCalendarDays(toCalendarDate(now()), 1));

const daysAgo = (days: number): Date => new Date(now().getTime() - days * 86_400_000);

/** Takes every automatic step that is due. Returns how many were taken. */
export const takeDueSteps = async (): Promise<number> => {
  const taken = [
    ...(await endAgreements()),
    ...(await closeRequests(
      { status: 'RETURNED', dueOn: { lt: fromCalendarDate(toCalendarDate(now())) } },
      returnedReason,
    )),
    ...(await closeRequests({ status: 'DRAFT', updatedAt: { lt: daysAgo(IDLE_DRAFT_DAYS) } }, idleReason)),
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
    where: { status: { in: ['EXPIRING', 'RENEWING'] }, expiresOn: { lte: tomorrow() } },
    select: { id: true },
  });
  const results: boolean[] = [];
  for (const { id } of expiring) results.push((await performAgreementStep('start_expiring', id, systemActor)).ok);
  for (const { id } of over) results.push((await performAgreementStep('expire', id, systemActor)).ok);
  return results;
};

type Candidates = { status: 'RETURNED'; dueOn: { lt: Date } } | { status: 'DRAFT'; updatedAt: { lt: Date } };

const closeRequests = async (where: Candidates, reason: string): Promise<boolean[]> => {
  const rows = await db.request.findMany({ where, select: { id: true } });
  const results: boolean[] = [];
  for (const { id } of rows)
    results.push((await performRequestStep('close_no_action', id, systemActor, { reason })).ok);
  return results;
};
