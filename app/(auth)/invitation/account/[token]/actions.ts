'use server';
import { redirect } from 'next/navigation';
import { paths } from '@/lib/domain/paths';
import { type Outcome, refuse } from '@/lib/domain/result';
import { withTyped } from '@/lib/server/actions/answer-form';
import { readForm } from '@/lib/server/actions/form-to-object';
import { keepPending } from '@/lib/server/auth/pending-cookie';
import { acceptAccountInvitation, acceptInput } from '@/lib/server/people/accept-invitation';
import { fieldMessages } from '@/lib/server/workflow/read-input';

/** Opens the account of an invitation, then goes on to the second factor. */
export async function openAccount(_previous: Outcome, form: FormData): Promise<Outcome> {
  const read = readForm(form);
  if (!read.ok) return read;
  const parsed = acceptInput.safeParse(read.value.object);
  if (!parsed.success) {
    return withTyped(
      refuse('invalid', 'Check the marked fields.', { fields: fieldMessages(parsed.error) }),
      read.value,
    );
  }
  const answer = await acceptAccountInvitation(parsed.data);
  if (!answer.ok) return withTyped(answer, read.value);
  await keepPending(answer.value.pending);
  redirect(paths.secondFactor(paths.dashboard()));
}
