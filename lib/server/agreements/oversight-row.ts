import 'server-only';
import type { OversightFacts } from '@/lib/domain/agreements/oversight-facts';
import { isOver } from '@/lib/domain/agreements/steering';
import { isToWarn } from '@/lib/domain/agreements/training';
import { toCalendarDate } from '@/lib/domain/dates';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { toCohort } from '@/lib/server/agreements/training-row';

/** What guards know of the oversight over an agreement. */
export const toOversightFacts = ({ cohorts, steeringMeetings }: AgreementCase, today: string): OversightFacts => ({
  cohorts: cohorts.length,
  cohortsToWarn: cohorts.filter((row) => isToWarn(toCohort(row), today)).length,
  meetingsPlanned: steeringMeetings.filter(({ state }) => state === 'PLANNED').length,
  meetingsToRecord: steeringMeetings.filter(
    ({ state, meetsOn }) => state === 'PLANNED' && isOver(toCalendarDate(meetsOn), today),
  ).length,
  minutesMissing: steeringMeetings.filter(({ state, minutesId }) => state === 'HELD' && minutesId === null).length,
});
