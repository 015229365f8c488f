'use server';
import { redirect } from 'next/navigation';
import { paths } from '@/lib/domain/paths';
import { type Outcome, refuse } from '@/lib/domain/result';
import { keepPending } from '@/lib/server/auth/pending-cookie';
import { beginReproofing, reproofingInput } from '@/lib/server/auth/reproofing-link';
import { requestOrigin } from '@/lib/server/auth/request-origin';
import { fieldMessages } from '@/lib/server/workflow/read-input';

/** Takes the link and the password, then goes on to setting a new factor up. */
export async function beginWithLink(_previous: Outcome, form: FormData): Promise<Outcome> {
  const given = reproofingInput.safeParse({ token: form.get('token') ?? '', password: form.get('password') ?? '' });
  if (!given.success) return refuse('invalid', 'Check the marked field.', { fields: fieldMessages(given.error) });
  const answer = await beginReproofing(given.data, await requestOrigin());
  if (!answer.ok) return answer;
  await keepPending(answer.value.token);
  redirect(paths.secondFactor(paths.secondFactors()));
}
