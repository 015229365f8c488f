'use server';
import { isRequestStep } from '@/lib/domain/requests/steps';
import { meetingSteps } from '@/lib/domain/requests/steps-meetings';
import { type Outcome, refuse } from '@/lib/domain/result';
import { requestStepAction } from '@/lib/server/actions/step-action';

/** Takes the step about a meeting that the form names in its field `step`; the page stays. */
export async function takeMeetingStep(previous: Outcome, form: FormData): Promise<Outcome> {
  const step = form.get('step');
  form.delete('step');
  if (typeof step !== 'string' || !isRequestStep(step) || !Object.hasOwn(meetingSteps, step)) {
    return refuse('not_found', 'There is no such step.');
  }
  return requestStepAction(step)(previous, form);
}
