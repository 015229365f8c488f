'use server';
import { paths } from '@/lib/domain/paths';
import { isRequestStep, type RequestStepName } from '@/lib/domain/requests/steps';
import type { Outcome } from '@/lib/domain/result';
import { type AfterStep, noSuchStep, requestStepAction, stepNamedIn } from '@/lib/server/actions/step-action';

// Steps after which the person stays where they are, and those after which the case may no longer be in their sight.
const staying: readonly RequestStepName[] = ['comment', 'answer_returned_item'];
const leaving: readonly RequestStepName[] = ['reassign'];

const afterOf = (step: RequestStepName): AfterStep | undefined => {
  if (staying.includes(step)) return undefined;
  return ({ id }) => (leaving.includes(step) ? paths.dashboard() : paths.requestAfter(id, step));
};

/** Takes the step that the form names in its field `step`, as the step table allows it. */
export async function takeRequestStep(previous: Outcome, form: FormData): Promise<Outcome> {
  const step = await stepNamedIn(form, isRequestStep);
  if (step === null) return noSuchStep();
  return requestStepAction(step, afterOf(step))(previous, form);
}
