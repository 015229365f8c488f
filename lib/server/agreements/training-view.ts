import 'server-only';
import type { CohortView, TrainingView } from '@/lib/domain/agreements/oversight-view';
import {
  authorizationTerms,
  lastDayOf,
  recertificationDue,
  trainedPrograms,
  trainingTotals,
} from '@/lib/domain/agreements/training';
import { dateText, fromCalendarDate, toCalendarDate } from '@/lib/domain/dates';
import { programOf } from '@/lib/domain/programs/catalog';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { todayOf, toProgramCode } from '@/lib/server/agreements/facts';
import { type CohortRow, toCohort } from '@/lib/server/agreements/training-row';
import { toDue } from '@/lib/server/agreements/visible-agreement';

// The training cohorts of an agreement as its page shows them.

const officersText = (count: number): string =>
  count === 1 ? '1 officer' : `${count.toLocaleString('en-US')} officers`;

const standingOf = (row: CohortRow, today: string): CohortView['standing'] => {
  const cohort = toCohort(row);
  if (cohort.certified === 0) {
    if (toCalendarDate(row.startsOn) > today) return { label: 'Planned', tone: 'grey' };
    return cohort.endsOn >= today ? { label: 'In training', tone: 'blue' } : { label: 'Not certified', tone: 'yellow' };
  }
  if (cohort.recertified >= cohort.certified) return { label: 'Certified again', tone: 'grey' };
  if (cohort.expiresOn !== null && cohort.expiresOn < today) return { label: 'Lapsed', tone: 'red' };
  return recertificationDue(cohort, today) === null
    ? { label: 'Authorized', tone: 'green' }
    : { label: 'Ends soon', tone: 'yellow' };
};

const notesOf = (row: CohortRow, all: readonly CohortRow[]): string[] => {
  const earlier = all.find(({ id }) => id === row.recertifiesId);
  const { recertified } = toCohort(row);
  return [
    ...(earlier ? [`Certifies officers of “${earlier.course}” again.`] : []),
    ...(recertified > 0 ? [`${officersText(recertified)} certified again later.`] : []),
  ];
};

const toCohortView = (row: CohortRow, agreement: AgreementCase, mayCertify: boolean): CohortView => {
  const program = toProgramCode(row.programCode);
  const cohort = toCohort(row);
  const { nominated, cleared, passed, certified } = cohort;
  const last = lastDayOf(program, cohort.endsOn);
  return {
    id: row.id,
    course: row.course,
    program: programOf(program).name,
    dates: `${dateText(toCalendarDate(row.startsOn))} to ${dateText(cohort.endsOn)}`,
    counts: { nominated, cleared, passed, certified },
    expires: toDue(row.expiresOn, agreement.agency.timeZone),
    standing: standingOf(row, todayOf(agreement)),
    notes: notesOf(row, agreement.cohorts),
    mayCertify,
    values: {
      cleared: String(cleared || nominated),
      passed: passed === 0 ? '' : String(passed),
      certified: certified === 0 ? '' : String(certified),
      expiresOn: cohort.expiresOn ?? last ?? '',
    },
    termHint: last === null ? '' : `${dateText(last)} at the latest (${authorizationTerms[program]?.source}).`,
  };
};

/** The section on training. */
export const toTrainingView = (row: AgreementCase, may: { record: boolean; certify: boolean }): TrainingView => {
  const today = todayOf(row);
  const { inForce, lapsed, recertify } = trainingTotals(row.cohorts.map(toCohort), today);
  return {
    inForce,
    lapsed,
    cap: row.maxAuthorizedOfficers,
    recertify: recertify.flatMap(({ count, by, within }) => {
      const due = toDue(fromCalendarDate(by), row.agency.timeZone);
      return due ? [{ sentence: `Certify ${officersText(count)} again by ${dateText(by)}`, due, within }] : [];
    }),
    cohorts: row.cohorts.map((cohort) => toCohortView(cohort, row, may.certify)),
    mayRecord: may.record,
    programs: trainedPrograms(toProgramCode(row.programCode)).map((code) => ({
      value: code,
      label: programOf(code).name,
    })),
    earlier: row.cohorts
      .filter(({ certified }) => certified > 0)
      .map(({ id, course, expiresOn }) => ({
        value: id,
        label: `${course}, until ${expiresOn ? dateText(toCalendarDate(expiresOn)) : ''}`,
      })),
  };
};
