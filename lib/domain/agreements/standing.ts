// What an agreement is on a day. The steps that move it into expiry and to its end are taken by a job every hour; the
// dates count from midnight at the agency. So everything people read about the status asks here, and the job follows.
import { type AgreementStatus, inForceStatuses } from '@/lib/domain/agreements/status';
import { addCalendarDays, type CalendarDate } from '@/lib/domain/dates';

/** How long before its end an agreement counts as expiring. */
export const EXPIRING_DAYS = 180;

/** The last day whose end dates count as near. */
export const lastNearDay = (today: CalendarDate): CalendarDate => addCalendarDays(today, EXPIRING_DAYS);

/** True from the end date on: the agreement does not bind on that day any more. */
export const endHasCome = (endsOn: CalendarDate | null, today: CalendarDate): boolean =>
  endsOn !== null && endsOn <= today;

/** True from 180 days before the end date on. */
export const endDrawsNear = (endsOn: CalendarDate | null, today: CalendarDate): boolean =>
  endsOn !== null && endsOn <= lastNearDay(today);

export type StandingFacts = {
  /** As the last step left it. */
  status: AgreementStatus;
  expiresOn: CalendarDate | null;
  /** The day that a notice to end names, while one stands. */
  noticeEndsOn: CalendarDate | null;
  endedOn: CalendarDate | null;
};

/** True for a status in which the agreement binds both sides. */
export const binds = (status: AgreementStatus): boolean => inForceStatuses.some((inForce) => inForce === status);

/**
 * The status on a day at the agency. A notice ends an agreement before its term does (termination.ts sees to that).
 * Being in force and being about to expire differ by the date alone; a suspension, a renewal and a review of need were
 * decided, and stand until the end.
 */
export const statusOn = (
  today: CalendarDate,
  { status, expiresOn, noticeEndsOn }: Omit<StandingFacts, 'endedOn'>,
): AgreementStatus => {
  if (!binds(status)) return status;
  if (endHasCome(noticeEndsOn, today)) return 'TERMINATED';
  if (endHasCome(expiresOn, today)) return 'EXPIRED';
  if (status !== 'ACTIVE' && status !== 'EXPIRING') return status;
  return endDrawsNear(expiresOn, today) ? 'EXPIRING' : 'ACTIVE';
};

/** The day an agreement ended, where it has by this day; a closed one keeps the day that was recorded. */
export const endedBy = (today: CalendarDate, facts: StandingFacts): CalendarDate | null => {
  if (facts.endedOn !== null) return facts.endedOn;
  const status = statusOn(today, facts);
  if (status === facts.status) return null;
  return status === 'TERMINATED' ? facts.noticeEndsOn : status === 'EXPIRED' ? facts.expiresOn : null;
};
