'use server';
import { meetingSteps } from '@/lib/domain/requests/steps-meetings';
import type { Outcome } from '@/lib/domain/result';
import { noSuchStep, requestStepAction, stepNamedIn } from '@/lib/server/actions/step-action';

const isMeetingStep = (name: string): name is keyof typeof meetingSteps => Object.hasOwn(meetingSteps, name);

/** Takes the step about a meeting that the form names in its field `step`; the page stays. */
export async function takeMeetingStep(previous: Outcome, form: FormData): Promise<Outcome> {
  const step = await stepNamedIn(form, isMeetingStep);
  if (step === null) return noSuchStep();
  return requestStepAction(step)(previous, form);
}
