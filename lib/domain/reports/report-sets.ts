// The reports there are, and who is shown which: each role gets what its work needs. A report shows what the reader's
// reach gives and nothing else; this list only says what is of use to whom.
import { type Actor, hasRole } from '@/lib/domain/access/actor';
import { type Role, roles } from '@/lib/domain/access/role';
import { forecastRules, forecastWeeksMin } from '@/lib/domain/reports/load-forecast';

export const reportKeys = [
  'STAGE_AGE',
  'TIME_IN_STAGE',
  'TO_SIGNATURE',
  'OFFICE_LOAD',
  'LOAD_FORECAST',
  'CHOICES',
  'AGREEMENT_ENDS',
  'AGREEMENT_PROGRAMS',
  'AGREEMENT_STATES',
  'DUTIES',
  'DEFERRED',
] as const;

export type ReportKey = (typeof reportKeys)[number];

/** `ofIce`: figures about ICE's own work, which nobody sees who looks at the portal as somebody else. */
type ReportFacts = { title: string; note: string; by: readonly Role[]; ofIce?: true };

const casework = ['LIAISON', 'FIELD_SUPERVISOR', 'PROGRAM_MANAGER', 'OVERSIGHT', 'ADMIN'] as const;
const intake = ['OSLC_INTAKE', ...casework] as const;
const ice = [...intake, 'REVIEW_BOARD', 'LEGAL', 'ICE_SIGNER'] as const;
const agency = ['AGENCY_OFFICER', 'AGENCY_APPROVER', 'AGENCY_ADMIN'] as const;

export const reportFacts = {
  STAGE_AGE: {
    title: 'Open requests by stage and age',
    note: 'Age counts from the day a request was first sent; a draft that was never sent counts from its first day.',
    by: roles,
  },
  TIME_IN_STAGE: {
    title: 'Time in each stage, by side',
    note: 'Business days that a request lay with each side, counted when it left the stage. Half of the requests took no longer than the median; 9 of 10 took no longer than the second figure.',
    by: roles,
  },
  TO_SIGNATURE: {
    title: 'From request to signature, by program',
    note: 'Business days from the day the request was first sent to the day the agreement was signed by everyone.',
    by: roles,
  },
  OFFICE_LOAD: {
    title: 'Open requests by field office',
    note: 'Requests that are assigned to an office. A request without a liaison waits to be taken on.',
    by: intake,
    ofIce: true,
  },
  LOAD_FORECAST: {
    title: 'Open requests expected by field office',
    note: `Reckoned as if each week brought what was usual in the last ${forecastRules.weeksBack} weeks, and as large a part of the open requests left as did then, less while liaisons have planned to be away. The range is what 8 of 10 past errors of the same reckoning give. A dash stands where there are fewer than ${forecastWeeksMin} full weeks since the first case, or fewer than ${forecastRules.casesMin} cases in the last ${forecastRules.weeksBack} weeks: too few to say anything.`,
    by: intake,
    ofIce: true,
  },
  CHOICES: {
    title: 'Recommendation, choice and outcome',
    note: 'What the rules advised for a program, what people chose, and what became of it.',
    by: casework,
    ofIce: true,
  },
  AGREEMENT_ENDS: {
    title: 'Agreements in force by the quarter they end',
    note: 'By end date, or by the day a notice names. Calendar quarters.',
    by: roles,
  },
  AGREEMENT_PROGRAMS: { title: 'Agreements in force by program', note: '', by: roles },
  AGREEMENT_STATES: { title: 'Agreements in force by state', note: '', by: ice },
  DUTIES: {
    title: 'Duties due under agreements in force',
    note: 'Duties that are not finished, by the day they are due and by whose they are.',
    by: [...casework, 'LEGAL', 'ICE_SIGNER', ...agency],
  },
  DEFERRED: {
    title: 'Deferred requests, longest first',
    note: 'Each is taken up again on its review date. At most 50 are shown; the list of requests has them all.',
    by: [...intake, 'REVIEW_BOARD'],
    ofIce: true,
  },
} as const satisfies Record<ReportKey, ReportFacts>;

const factsOf = (key: ReportKey): ReportFacts => reportFacts[key];

/** The reports that this person is shown, in order. */
export const reportsFor = (actor: Actor): ReportKey[] =>
  reportKeys.filter((key) => {
    const { by, ofIce } = factsOf(key);
    return by.some((role) => hasRole(actor, role)) && !(ofIce && actor.viewedBy);
  });
