'use server';
import { cancelAbsenceInput, planAbsenceInput } from '@/lib/domain/requests/absence';
import { rightAction } from '@/lib/server/actions/form-action';
import { cancelDaysAway, planDaysAway } from '@/lib/server/requests/absences';

export const planAbsence = rightAction('plan_absence', planAbsenceInput, (input, actor) => planDaysAway(actor, input));

export const cancelAbsence = rightAction('plan_absence', cancelAbsenceInput, (input, actor) =>
  cancelDaysAway(actor, input),
);
