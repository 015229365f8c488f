'use server';
import { paths } from '@/lib/domain/paths';
import { isSendAgain } from '@/lib/domain/requests/changes-summary';
import type { Outcome } from '@/lib/domain/result';
import { noSuchStep, requestStepAction, stepNamedIn } from '@/lib/server/actions/step-action';

const review = ({ id }: { id: string }) => paths.requestReview(id);
const sendOn = requestStepAction('send_to_approver');
const sendBack = requestStepAction('send_back_to_officer');
const submit = requestStepAction('submit', review);

/** Hands the finished draft to the approver of the agency. */
export async function sendToApprover(previous: Outcome, form: FormData): Promise<Outcome> {
  return sendOn(previous, form);
}

/** Hands the draft back to the officer, with what to change. */
export async function sendBackToOfficer(previous: Outcome, form: FormData): Promise<Outcome> {
  return sendBack(previous, form);
}

/** Submits the request to ICE. */
export async function submitRequest(previous: Outcome, form: FormData): Promise<Outcome> {
  return submit(previous, form);
}

/** Sends a returned request again: back to intake, to the liaison, or into the assessment, as the form names it. */
export async function sendAgain(previous: Outcome, form: FormData): Promise<Outcome> {
  const step = await stepNamedIn(form, isSendAgain);
  if (step === null) return noSuchStep();
  return requestStepAction(step, ({ id }) => paths.requestAfter(id, step))(previous, form);
}
