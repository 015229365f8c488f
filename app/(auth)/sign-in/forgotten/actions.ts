'use server';
import { type Outcome, refuse } from '@/lib/domain/result';
import { askForReset, forgottenInput } from '@/lib/server/auth/forgotten-password';
import { requestOrigin } from '@/lib/server/auth/request-origin';
import { fieldMessages } from '@/lib/server/workflow/read-input';

/** Asks for a link to choose a new password. */
export async function askForLink(_previous: Outcome, form: FormData): Promise<Outcome> {
  const given = forgottenInput.safeParse({ email: form.get('email') ?? '' });
  const values = { email: String(form.get('email') ?? '').slice(0, 254) };
  if (!given.success)
    return refuse('invalid', 'Check the marked field.', { fields: fieldMessages(given.error), values });
  return askForReset(given.data, await requestOrigin());
}
