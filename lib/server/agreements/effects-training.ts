import 'server-only';
import type { AgreementEffect } from '@/lib/domain/agreements/step-types';
import {
  type Cohort,
  certificationFault,
  countFault,
  isToWarn,
  trainedPrograms,
  trainingTotals,
} from '@/lib/domain/agreements/training';
import { addCalendarDays, dateText, fromCalendarDate } from '@/lib/domain/dates';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { todayOf, toProgramCode } from '@/lib/server/agreements/facts';
import { type AgreementContext, personOf, toInput } from '@/lib/server/agreements/step-input';
import { toCohort } from '@/lib/server/agreements/training-row';
import type { Effect } from '@/lib/server/workflow/noun';
import { refuseBlocked, refuseField } from '@/lib/server/workflow/step-refused';

// What the steps about training do. The row of the agreement is locked, so that counts are compared as they stand.

/** More are a mistake, and so is a course of more than two years: our own rules. */
const COHORTS_MAX = 100;
const COURSE_DAYS_MAX = 731;

type Row = AgreementCase['cohorts'][number];

const cohortNamed = (row: AgreementCase, cohortId: string): Row =>
  row.cohorts.find(({ id }) => id === cohortId) ??
  refuseField('cohortId', 'This cohort is not here any more. Open the page again.');

const recordCohort = async (context: AgreementContext): Promise<void> => {
  const { tx, row, actor, now } = context;
  const { programCode, course, startsOn, endsOn, nominated, recertifiesId } = toInput(context, 'record_cohort');
  if (row.cohorts.length >= COHORTS_MAX) refuseBlocked(`An agreement holds ${COHORTS_MAX} cohorts at most.`);
  if (!trainedPrograms(toProgramCode(row.programCode)).includes(programCode)) {
    refuseField('programCode', 'Choose a program that officers of this agreement are trained for.');
  }
  if (endsOn < startsOn) refuseField('endsOn', `Enter ${dateText(startsOn)} or later: the course begins on that day.`);
  if (addCalendarDays(startsOn, COURSE_DAYS_MAX) < endsOn) refuseField('endsOn', 'Enter a day within two years.');
  const earlier = recertifiesId === '' ? null : cohortNamed(row, recertifiesId);
  if (earlier && earlier.programCode !== programCode) {
    refuseField('recertifiesId', 'Choose a cohort of the same program, or none.');
  }
  await tx.trainingCohort.create({
    data: {
      agreementId: row.id,
      programCode,
      course,
      startsOn: fromCalendarDate(startsOn),
      endsOn: fromCalendarDate(endsOn),
      nominated,
      recertifiesId: earlier?.id ?? null,
      recordedById: personOf(actor),
      createdAt: now,
    },
  });
};

/** The clause on supervision names how many officers may be authorized at one time. */
const refuseAboveCap = (row: AgreementCase, changed: Row, certified: Cohort): void => {
  const cap = row.maxAuthorizedOfficers;
  if (cap === null) return;
  const others = row.cohorts
    .filter(({ id }) => id !== changed.id)
    .map((cohort) => {
      const again = cohort.id === changed.recertifiesId ? certified.certified - changed.certified : 0;
      const one = toCohort(cohort);
      return { ...one, recertified: one.recertified + again };
    });
  const { inForce } = trainingTotals([...others, certified], todayOf(row));
  if (inForce > cap) {
    refuseField(
      'certified',
      `This agreement authorizes up to ${cap} officers at one time; these would make ${inForce}.`,
    );
  }
};

const certifyCohort = async (context: AgreementContext): Promise<void> => {
  const { tx, row, actor } = context;
  const { cohortId, cleared, passed, certified, expiresOn } = toInput(context, 'certify_cohort');
  const stored = cohortNamed(row, cohortId);
  const cohort = { ...toCohort(stored), cleared, passed, certified, expiresOn };
  const fault = countFault(cohort) ?? certificationFault(toProgramCode(stored.programCode), cohort, todayOf(row));
  if (fault) refuseField(fault.field, fault.message);
  if (certified < cohort.recertified) {
    refuseField('certified', `Enter ${cohort.recertified} or more: so many of them were certified again later.`);
  }
  const earlier = row.cohorts.find(({ id }) => id === stored.recertifiesId);
  // Nobody is certified again twice: what other later cohorts took of the earlier one is gone.
  const left = earlier && earlier.certified - (toCohort(earlier).recertified - stored.certified);
  if (left !== undefined && certified > left) {
    refuseField('certified', `Enter ${left} or less: so many officers of the earlier cohort are left.`);
  }
  refuseAboveCap(row, stored, cohort);
  const sameEnd = expiresOn === toCohort(stored).expiresOn;
  await tx.trainingCohort.update({
    where: { id: stored.id },
    data: {
      cleared,
      passed,
      certified,
      expiresOn: expiresOn && fromCalendarDate(expiresOn),
      certifiedById: personOf(actor),
      ...(sameEnd ? {} : { warnedOn: null }),
    },
  });
};

const markCohortsWarned = async ({ tx, row }: AgreementContext): Promise<void> => {
  const today = todayOf(row);
  const due = row.cohorts.filter((cohort) => isToWarn(toCohort(cohort), today));
  await tx.trainingCohort.updateMany({
    where: { id: { in: due.map(({ id }) => id) } },
    data: { warnedOn: fromCalendarDate(today) },
  });
};

export const trainingEffects = {
  record_cohort: recordCohort,
  certify_cohort: certifyCohort,
  mark_cohorts_warned: markCohortsWarned,
} satisfies Partial<Record<AgreementEffect, Effect<AgreementCase>>>;
