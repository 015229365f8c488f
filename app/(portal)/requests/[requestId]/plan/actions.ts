'use server';
import { paths } from '@/lib/domain/paths';
import { requestStepAction } from '@/lib/server/actions/step-action';

export const savePlan = requestStepAction('save_plan', ({ id }, then) =>
  then === 'stay' ? paths.planEdit(id) : paths.plan(id),
);
export const handOverPlan = requestStepAction('hand_over_plan', ({ id }) => paths.plan(id));
export const takeOverPlan = requestStepAction('take_over_plan', ({ id }) => paths.plan(id));
export const acceptForAgency = requestStepAction('accept_plan_for_agency', ({ id }) => paths.plan(id));
export const acceptForIce = requestStepAction('accept_plan_for_ice', ({ id }) => paths.plan(id));
