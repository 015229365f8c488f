// The duties an agreement brings, with the day each is due for the first time after it is in force: those that the
// clauses of its own text carry, and those of its program that no clause carries.
import { addCalendarDays, addCalendarMonths, type CalendarDate } from '@/lib/domain/dates';
import { type ObligationType, obligationTypeLabels } from '@/lib/domain/programs/obligation-type';

export type DutyParty = 'AGENCY' | 'ICE' | 'BOTH';

/** A duty as a clause carries it: data of the clause, and no part of its words. */
export type ClauseDuty = {
  type: ObligationType;
  party: DutyParty;
  /** What is to be done, in words. */
  words: string;
  /** Months after the agreement came into force; null for a duty that falls due when something happens. */
  firstMonths: number | null;
  /** Months from one to the next; null for a duty that comes once. */
  everyMonths: number | null;
};

export type FirstObligation = {
  type: ObligationType;
  party: DutyParty;
  description: string;
  /** Null for a duty that has no day of its own: it falls due when something happens. */
  dueOn: CalendarDate | null;
  everyMonths: number | null;
  /** The section that carries it; null for a duty of the program that no section names. */
  sectionId: string | null;
};

type Rhythm = { party: DutyParty; about: string; months: number | null; every?: number | null };

// Rhythms without a source are our own defaults; those with one name it.
const rhythms: Record<ObligationType, Rhythm> = {
  STATISTICS: { party: 'AGENCY', about: 'for the quarter, counts and dates only', months: 3 },
  // Guide to Equitable Sharing, March 2024: within 60 days after the fiscal year ends; a year at the latest.
  ANNUAL_CERTIFICATION: { party: 'AGENCY', about: 'in the federal eShare portal', months: 12 },
  // Agreement texts since 2006: the first meeting within nine months.
  STEERING_MEETING: { party: 'BOTH', about: 'open to the public, announced ten days before', months: 9, every: 12 },
  REFRESHER_TRAINING: { party: 'AGENCY', about: 'for every authorized officer', months: 12 },
  // ICE fact sheet on customs cross-designation, January 2008: a designation lasts two years.
  RECERTIFICATION_T19: { party: 'BOTH', about: 'before the first designation ends', months: 24 },
  INSPECTION_RESPONSE: { party: 'AGENCY', about: 'within 30 days after its report', months: null },
  COMPLAINT_NOTICE: { party: 'AGENCY', about: 'in the quarter, yes or no and the date only', months: 3 },
  POC_UPDATE: { party: 'BOTH', about: 'of both sides', months: 12 },
  EXPENSE_CLAIM: { party: 'AGENCY', about: 'for the month', months: 1 },
  PERFORMANCE_REPORT: { party: 'BOTH', about: 'of the agreement', months: 6 },
  RENEWAL_DECISION: { party: 'ICE', about: 'before the agreement ends', months: null },
  PUBLIC_NOTICE: { party: 'AGENCY', about: 'about the agreement and the complaint routes', months: 1, every: null },
  SHOW_NEED_90: { party: 'AGENCY', about: 'when ICE asks for it', months: null },
};

const everyOf = ({ months, every }: Rhythm): number | null => (every === undefined ? months : every);

/** A duty of this type as the portal words it where nobody has worded it otherwise. */
export const usualDuty = (type: ObligationType): ClauseDuty => ({
  type,
  party: rhythms[type].party,
  words: `${obligationTypeLabels[type]} ${rhythms[type].about}`,
  firstMonths: rhythms[type].months,
  everyMonths: everyOf(rhythms[type]),
});

/** Our own rule: the decision on renewal is due 60 days before the end. */
const RENEWAL_DAYS_BEFORE = 60;

/** The day on which the decision on renewal is due. */
export const renewalDecisionDay = (expiresOn: CalendarDate): CalendarDate =>
  addCalendarDays(expiresOn, -RENEWAL_DAYS_BEFORE);

type Force = { effectiveOn: CalendarDate; expiresOn: CalendarDate | null };

const firstDay = ({ type, firstMonths }: ClauseDuty, { effectiveOn, expiresOn }: Force): CalendarDate | null => {
  if (type === 'RENEWAL_DECISION') return expiresOn && renewalDecisionDay(expiresOn);
  return firstMonths === null ? null : addCalendarMonths(effectiveOn, firstMonths);
};

/** The sections of a signed text, each with the duties that its clause carries. */
export type DutySections = readonly { id: string; duties: readonly ClauseDuty[] }[];

/**
 * The obligations of an agreement put in force: those of its sections in their order, then those of its program that no
 * section carries.
 */
export const firstObligations = (
  sections: DutySections,
  programDuties: readonly ObligationType[],
  force: Force,
): FirstObligation[] => {
  const written = sections.flatMap(({ id, duties }) => duties.map((duty) => ({ duty, sectionId: id })));
  const carried = new Set(written.map(({ duty }) => duty.type));
  const left = programDuties
    .filter((type) => !carried.has(type))
    .map((type) => ({ duty: usualDuty(type), sectionId: null }));
  return [...written, ...left].map(({ duty, sectionId }) => ({
    type: duty.type,
    party: duty.party,
    description: duty.words,
    dueOn: firstDay(duty, force),
    everyMonths: duty.everyMonths,
    sectionId,
  }));
};
