// The warnings before the end of an agreement: how many days before it, who hears of it, and which one is due.
import type { AgreementFacts } from '@/lib/domain/agreements/facts';
import type { AgreementStatus } from '@/lib/domain/agreements/status';
import { addCalendarDays, type CalendarDate, daysBetween } from '@/lib/domain/dates';

/** Days before the end, the most urgent first. 180, 90 and 30 are those of our table of steps; the others our own rule. */
export const warningDays = [7, 30, 60, 90, 120, 180] as const;

export type WarningDays = (typeof warningDays)[number];

/** The warning that is due on a day: after days of downtime only the most urgent; null before all and after the end. */
export const warningDue = (today: CalendarDate, expiresOn: CalendarDate | null): WarningDays | null => {
  if (expiresOn === null) return null;
  const left = daysBetween(today, expiresOn);
  return left <= 0 ? null : (warningDays.find((days) => left <= days) ?? null);
};

/** The day before any warning of this end: what was said earlier was about another end. A day generously, for time zones. */
export const beforeWarnings = (expiresOn: CalendarDate): CalendarDate => addCalendarDays(expiresOn, -181);

// Signed by everyone: the successor comes, and nobody has to be warned any more.
const signed: readonly AgreementStatus[] = ['EXECUTED', 'IMPLEMENTING', 'ACTIVE'];

/** True once everyone has signed the agreement that follows. */
export const renewalIsSigned = ({ successorStatus }: Pick<AgreementFacts, 'successorStatus'>): boolean =>
  successorStatus !== null && signed.includes(successorStatus);
