import 'server-only';
import type { Cohort } from '@/lib/domain/agreements/training';
import { toCalendarDate } from '@/lib/domain/dates';
import type { Prisma } from '@/lib/server/db/generated/client';

// From the rows of training cohorts to what their rules read.

/** What is read with a cohort: how many of its officers later ones have certified again. */
export const cohortInclude = {
  recertified: { select: { certified: true } },
} as const satisfies Prisma.TrainingCohortInclude;

export type CohortRow = Prisma.TrainingCohortGetPayload<{ include: typeof cohortInclude }>;

/** A stored cohort. */
export const toCohort = ({ nominated, cleared, passed, certified, ...row }: CohortRow): Cohort => ({
  nominated,
  cleared,
  passed,
  certified,
  endsOn: toCalendarDate(row.endsOn),
  expiresOn: row.expiresOn && toCalendarDate(row.expiresOn),
  warnedOn: row.warnedOn && toCalendarDate(row.warnedOn),
  recertified: row.recertified.reduce((all, later) => all + later.certified, 0),
});
