'use server';
import { paths } from '@/lib/domain/paths';
import type { Outcome } from '@/lib/domain/result';
import { requestStepAction } from '@/lib/server/actions/step-action';

const accept = requestStepAction('accept_invitation', ({ id }) => paths.request(id));

/** Takes up an invitation and opens the request. */
export async function acceptInvitation(previous: Outcome, form: FormData): Promise<Outcome> {
  return accept(previous, form);
}
