'use server';
import { paths } from '@/lib/domain/paths';
import { type AfterStep, requestStepAction } from '@/lib/server/actions/step-action';

const afterSection =
  (part: string): AfterStep =>
  ({ id }, then) =>
    then === null || then === 'exit' ? paths.assessment(id) : paths.assessmentSection(id, part, then);

export const saveSelf = requestStepAction('answer_self', afterSection('SELF'));
export const saveField = requestStepAction('answer_field', afterSection('FIELD'));
export const saveCapacity = requestStepAction('answer_capacity', afterSection('ICE'));
export const attest = requestStepAction('attest_assessment', ({ id }) => paths.assessment(id));
