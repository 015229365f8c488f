// Training cohorts of an agreement in numbers: how many officers are authorized today, until when, and how many have
// to be certified again. Counts and dates only: nobody is named here.
import { addCalendarDays, addCalendarMonths, type CalendarDate, dateText, daysBetween } from '@/lib/domain/dates';
import type { ProgramCode } from '@/lib/domain/programs/program-code';

export type CohortCounts = { nominated: number; cleared: number; passed: number; certified: number };

export type Cohort = CohortCounts & {
  endsOn: CalendarDate;
  expiresOn: CalendarDate | null;
  warnedOn: CalendarDate | null;
  /** Officers of this cohort whom a later one has certified again. */
  recertified: number;
};

/** How long an authorization lasts after its course, with where that is written. Programs that are not here have no rule. */
export const authorizationTerms: Readonly<Partial<Record<ProgramCode, { months: number; source: string }>>> = {
  T19: { months: 24, source: 'ICE fact sheet on customs cross-designation, January 2008: two years' },
  '287G_JEM': { months: 12, source: 'certification clause of the agreement texts: one year at first' },
  '287G_TFM': { months: 12, source: 'certification clause of the agreement texts: one year at first' },
  '287G_WSO': { months: 12, source: 'certification clause of the agreement texts: one year at first' },
};

/** The last day an authorization of this program can have after a course; null where no rule says. */
export const lastDayOf = (program: ProgramCode, endsOn: CalendarDate): CalendarDate | null => {
  const term = authorizationTerms[program];
  return term ? addCalendarMonths(endsOn, term.months) : null;
};

/**
 * The programs that officers of an agreement are trained for: its own, and the customs designation that officers of any
 * task force can have beside it.
 */
export const trainedPrograms = (program: ProgramCode): readonly ProgramCode[] =>
  program === 'T19' ? ['T19'] : [program, 'T19'];

export type CohortFault = { field: 'cleared' | 'passed' | 'certified' | 'expiresOn'; message: string };

/** What is wrong with the counts of a cohort: each is at most the one before it. */
export const countFault = ({ nominated, cleared, passed, certified }: CohortCounts): CohortFault | null => {
  if (cleared > nominated) return { field: 'cleared', message: `Enter ${nominated} or less: so many were nominated.` };
  if (passed > cleared) return { field: 'passed', message: `Enter ${cleared} or less: so many were cleared.` };
  if (certified > passed) return { field: 'certified', message: `Enter ${passed} or less: so many have passed.` };
  return null;
};

type Certification = Pick<Cohort, 'certified' | 'passed' | 'endsOn' | 'expiresOn'>;

/** What is wrong with the certification of a cohort on a day. */
export const certificationFault = (
  program: ProgramCode,
  { certified, passed, endsOn, expiresOn }: Certification,
  today: CalendarDate,
): CohortFault | null => {
  const fault = (message: string): CohortFault => ({ field: 'expiresOn', message });
  if (passed > 0 && endsOn > today) {
    return { field: 'passed', message: `Nobody has passed yet: the course ends on ${dateText(endsOn)}.` };
  }
  if (certified === 0) return expiresOn === null ? null : fault('Leave this empty while nobody is certified.');
  if (expiresOn === null) return fault('Enter the last day of the authorization.');
  if (expiresOn <= endsOn) return fault(`Enter a day after ${dateText(endsOn)}, when the course ends.`);
  const last = lastDayOf(program, endsOn);
  return last === null || expiresOn <= last
    ? null
    : fault(`Enter ${dateText(last)} or earlier (${authorizationTerms[program]?.source}).`);
};

/** Officers of a cohort whose authorization rests on it alone: those certified again later count there. */
const left = ({ certified, recertified }: Cohort): number => Math.max(0, certified - recertified);

const isInForce = ({ expiresOn }: Cohort, today: CalendarDate): boolean => expiresOn !== null && expiresOn >= today;

/** Distances before the end of an authorization at which the page speaks of it, the nearest first. Our own rule. */
export const recertificationDays = [30, 90, 180] as const;

export type RecertificationDays = (typeof recertificationDays)[number];

/** The distance within which a cohort has to be certified again; null while it is further away, or is over. */
export const recertificationDue = (cohort: Cohort, today: CalendarDate): RecertificationDays | null => {
  if (cohort.expiresOn === null || cohort.expiresOn < today || left(cohort) === 0) return null;
  const days = daysBetween(today, cohort.expiresOn);
  return recertificationDays.find((distance) => days <= distance) ?? null;
};

/** True when both sides have to be told of the end of an authorization: once for a cohort. */
export const isToWarn = (cohort: Cohort, today: CalendarDate): boolean =>
  cohort.warnedOn === null && recertificationDue(cohort, today) !== null;

/** The days around today in which cohorts that are to be told of end: for the search in the database. */
export const warningWindow = (today: CalendarDate): { from: CalendarDate; until: CalendarDate } => ({
  from: addCalendarDays(today, -1),
  until: addCalendarDays(today, recertificationDays[2] + 1),
});

export type TrainingTotals = {
  inForce: number;
  lapsed: number;
  /** Officers to be certified again, the nearest end first. */
  recertify: readonly { count: number; by: CalendarDate; within: RecertificationDays }[];
};

/** The numbers of all cohorts of an agreement on a day. */
export const trainingTotals = (cohorts: readonly Cohort[], today: CalendarDate): TrainingTotals => {
  const sum = (some: readonly Cohort[]): number => some.reduce((all, cohort) => all + left(cohort), 0);
  return {
    inForce: sum(cohorts.filter((cohort) => isInForce(cohort, today))),
    lapsed: sum(cohorts.filter(({ expiresOn }) => expiresOn !== null && expiresOn < today)),
    recertify: cohorts
      .flatMap((cohort) => {
        const within = recertificationDue(cohort, today);
        return within === null || cohort.expiresOn === null
          ? []
          : [{ count: left(cohort), by: cohort.expiresOn, within }];
      })
      .sort((a, b) => a.by.localeCompare(b.by)),
  };
};
