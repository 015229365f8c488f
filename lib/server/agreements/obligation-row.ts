import 'server-only';
import type { AgreementFacts } from '@/lib/domain/agreements/facts';
import { findingCosts } from '@/lib/domain/agreements/inspections';
import {
  type Duty,
  type EscalationDays,
  escalationDue,
  reports,
  reviews,
  type Standing,
  standingOf,
  toParty,
} from '@/lib/domain/agreements/obligations';
import { toCalendarDate } from '@/lib/domain/dates';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { correctionDuties, openFindings } from '@/lib/server/agreements/inspection-row';
import type { Obligation } from '@/lib/server/db/generated/client';

// From the rows of duties to what their rules read.

/** A stored duty. */
export const toDuty = (row: Obligation): Duty => ({
  party: toParty(row.party),
  state: row.state,
  description: row.description,
  dueOn: row.dueOn && toCalendarDate(row.dueOn),
  reportSide: row.reportSide,
  escalatedAt: row.escalatedAt,
  returned: row.returnReason !== '',
});

/** How well duties and corrections are kept on a day at the agency. */
export const standingOn = (row: AgreementCase, today: string): Standing =>
  standingOf([...row.obligations.map(toDuty), ...correctionDuties(row)], today, findingCosts(openFindings(row)));

export const toDutyFacts = (row: AgreementCase, today: string): AgreementFacts['duties'] => {
  const duties = row.obligations.map(toDuty);
  // A corrective action is told of like a duty, and reported on its own.
  const told = [...duties, ...correctionDuties(row)];
  const late = (days: EscalationDays): number => told.filter((duty) => escalationDue(duty, today) === days).length;
  const count = (test: (duty: Duty) => boolean): number => duties.filter(test).length;
  return {
    agencyReports: count((duty) => reports(duty, 'AGENCY')),
    iceReports: count((duty) => reports(duty, 'ICE')),
    agencyReviews: count((duty) => reviews(duty, 'AGENCY')),
    iceReviews: count((duty) => reviews(duty, 'ICE')),
    escalate: { 0: late(0), 7: late(7), 30: late(30) },
  };
};
