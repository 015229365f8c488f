'use server';
import { paths } from '@/lib/domain/paths';
import type { Outcome } from '@/lib/domain/result';
import { requestStepAction } from '@/lib/server/actions/step-action';

const invite = requestStepAction('invite_colleague');
const change = requestStepAction('change_colleague');
const remove = requestStepAction('remove_colleague');
const leave = requestStepAction('leave_request', ({ id }) => paths.requestPeople(id));
const transfer = requestStepAction('transfer_ownership');

/** Adds a colleague of the agency to the request, or invites them by mail. */
export async function inviteColleague(previous: Outcome, form: FormData): Promise<Outcome> {
  return invite(previous, form);
}

/** Changes what a colleague may do. */
export async function changeColleague(previous: Outcome, form: FormData): Promise<Outcome> {
  return change(previous, form);
}

/** Takes a colleague off the request. */
export async function removeColleague(previous: Outcome, form: FormData): Promise<Outcome> {
  return remove(previous, form);
}

/** Takes oneself off the request. */
export async function leaveRequest(previous: Outcome, form: FormData): Promise<Outcome> {
  return leave(previous, form);
}

/** Hands the request over to another owner. */
export async function transferOwnership(previous: Outcome, form: FormData): Promise<Outcome> {
  return transfer(previous, form);
}
