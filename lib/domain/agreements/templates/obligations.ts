// The duties an agreement brings, with the day each is due for the first time after it is in force.
import { addCalendarDays, addCalendarMonths, type CalendarDate } from '@/lib/domain/dates';
import { type ObligationType, obligationTypeLabels } from '@/lib/domain/programs/obligation-type';

export type FirstObligation = {
  type: ObligationType;
  party: 'AGENCY' | 'ICE' | 'BOTH';
  description: string;
  /** Null for a duty that has no day of its own: it falls due when something happens. */
  dueOn: CalendarDate | null;
  /** Months from one to the next; null for a duty that comes once. */
  everyMonths: number | null;
};

type Rhythm = { party: FirstObligation['party']; about: string; months: number | null; every?: number | null };

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

/** Our own rule: the decision on renewal is due 60 days before the end. */
const RENEWAL_DAYS_BEFORE = 60;

const firstDay = (
  type: ObligationType,
  effectiveOn: CalendarDate,
  expiresOn: CalendarDate | null,
): CalendarDate | null => {
  if (type === 'RENEWAL_DECISION') return expiresOn === null ? null : addCalendarDays(expiresOn, -RENEWAL_DAYS_BEFORE);
  const { months } = rhythms[type];
  return months === null ? null : addCalendarMonths(effectiveOn, months);
};

/** The obligations of an agreement put in force on a day, in the order of the program's duties. */
export const firstObligations = (
  duties: readonly ObligationType[],
  effectiveOn: CalendarDate,
  expiresOn: CalendarDate | null,
): FirstObligation[] =>
  duties.map((type) => ({
    type,
    party: rhythms[type].party,
    description: `${obligationTypeLabels[type]} ${rhythms[type].about}`,
    dueOn: firstDay(type, effectiveOn, expiresOn),
    everyMonths: everyOf(rhythms[type]),
  }));
