'use server';
import { paths } from '@/lib/domain/paths';
import type { Outcome } from '@/lib/domain/result';
import { requestStepAction } from '@/lib/server/actions/step-action';

const create = requestStepAction('create', ({ id }) => paths.requestTasks(id));

/** Starts the draft of a request and goes to its task list. */
export async function startRequest(previous: Outcome, form: FormData): Promise<Outcome> {
  // "None" in the list of earlier requests.
  if (form.get('priorRequestId') === '') form.delete('priorRequestId');
  return create(previous, form);
}
