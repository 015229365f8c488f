import 'server-only';
import type { OversightFacts } from '@/lib/domain/agreements/oversight-facts';
import { isOver } from '@/lib/domain/agreements/steering';
import { isToWarn } from '@/lib/domain/agreements/training';
import { toCalendarDate } from '@/lib/domain/dates';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { toInspectionFacts } from '@/lib/server/agreements/inspection-row';
import { toCohort } from '@/lib/server/agreements/training-row';

/** What guards know of the oversight over an agreement. */
export const toOversightFacts = (row: AgreementCase, today: string): OversightFacts => ({
  cohorts: row.cohorts.length,
  cohortsToWarn: row.cohorts.filter((cohort) => isToWarn(toCohort(cohort), today)).length,
  meetingsPlanned: row.steeringMeetings.filter(({ state }) => state === 'PLANNED').length,
  meetingsToRecord: row.steeringMeetings.filter(
    ({ state, meetsOn }) => state === 'PLANNED' && isOver(toCalendarDate(meetsOn), today),
  ).length,
  ...toInspectionFacts(row),
  minutesMissing: row.steeringMeetings.filter(({ state, minutesId }) => state === 'HELD' && minutesId === null).length,
});
