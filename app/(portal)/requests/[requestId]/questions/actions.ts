'use server';
import { questionSteps } from '@/lib/domain/requests/steps-questions';
import type { Outcome } from '@/lib/domain/result';
import { noSuchStep, requestStepAction, stepNamedIn } from '@/lib/server/actions/step-action';

const isQuestionStep = (name: string): name is keyof typeof questionSteps => Object.hasOwn(questionSteps, name);

/** Takes the step about a round of questions that the form names in its field `step`; the page stays. */
export async function takeQuestionStep(previous: Outcome, form: FormData): Promise<Outcome> {
  const step = await stepNamedIn(form, isQuestionStep);
  if (step === null) return noSuchStep();
  return requestStepAction(step)(previous, form);
}
