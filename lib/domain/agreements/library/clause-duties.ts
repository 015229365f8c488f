// The duties of a clause in words, and which duties have to stand in a clause of a template at all.
import type { ClauseDuty, DutyParty } from '@/lib/domain/agreements/templates/obligations';
import { isDelegating } from '@/lib/domain/programs/catalog';
import type { ObligationType } from '@/lib/domain/programs/obligation-type';
import type { TemplateContent } from './template-content';

const parties = { AGENCY: 'Agency', ICE: 'ICE', BOTH: 'Both sides' } as const satisfies Record<DutyParty, string>;

const months = (count: number): string => (count === 1 ? '1 month' : `${count} months`);

const rhythm = ({ firstMonths, everyMonths }: ClauseDuty): string => {
  if (firstMonths === null) return 'when it arises';
  const first = `first ${months(firstMonths)} after the agreement is in force`;
  return everyMonths === null ? `${first}, once` : `${first}, then every ${months(everyMonths)}`;
};

/** "Agency: Send statistics, first 3 months after the agreement is in force, then every 3 months" */
export const dutyText = (duty: ClauseDuty): string => `${parties[duty.party]}: ${duty.words}, ${rhythm(duty)}`;

type Sourced = Readonly<Partial<Record<ObligationType, string>>>;

// What federal reviews found missing in practice has to be agreed in writing, and not only be a habit of this portal.
const ofDelegation: Sourced = {
  STATISTICS: 'GAO-09-109',
  COMPLAINT_NOTICE: 'OIG-10-63',
  STEERING_MEETING: 'the agreement texts since 2006',
  REFRESHER_TRAINING: 'GAO-21-186',
  INSPECTION_RESPONSE: 'GAO-21-186',
};

/** The duties that an agreement of this template has to name in a clause, each with the source that asks for it. */
export const mandatoryDuties = ({ key, programs }: Pick<TemplateContent, 'key' | 'programs'>): Sourced => ({
  ...(programs.some(isDelegating) ? ofDelegation : {}),
  ...(programs.includes('T19') ? { RECERTIFICATION_T19: 'the fact sheet of January 2008 on designation' } : {}),
  ...(programs.includes('AFES') ? { ANNUAL_CERTIFICATION: 'the Guide to Equitable Sharing' } : {}),
  ...(key === 'REIMBURSEMENT' ? { EXPENSE_CLAIM: 'the memoranda of 2015 to 2023 on reimbursement' } : {}),
});
