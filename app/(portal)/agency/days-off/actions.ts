'use server';
import { daysOffInput, removeDaysOffInput } from '@/lib/domain/agencies/days-off';
import { paths } from '@/lib/domain/paths';
import { rightAction } from '@/lib/server/actions/form-action';
import { addDaysOff, removeDaysOff } from '@/lib/server/agencies/days-off-commands';

export const add = rightAction(
  'set_days_off',
  daysOffInput,
  (input, actor) => addDaysOff(actor, input),
  () => paths.agencyDaysOff(),
);

export const remove = rightAction(
  'set_days_off',
  removeDaysOffInput,
  (input, actor) => removeDaysOff(actor, input),
  () => paths.agencyDaysOff(),
);
