'use server';
import { redirect } from 'next/navigation';
import { paths } from '@/lib/domain/paths';
import { type Outcome, refuse } from '@/lib/domain/result';
import { resetInput, resetPassword } from '@/lib/server/auth/forgotten-password';
import { fieldMessages } from '@/lib/server/workflow/read-input';

/** Sets the new password of the account behind the link, then goes to sign-in. */
export async function chooseNewPassword(_previous: Outcome, form: FormData): Promise<Outcome> {
  const text = (name: string) => form.get(name) ?? '';
  const given = resetInput.safeParse({
    token: text('token'),
    password: text('password'),
    passwordAgain: text('passwordAgain'),
  });
  if (!given.success) return refuse('invalid', 'Check the marked fields.', { fields: fieldMessages(given.error) });
  const answer = await resetPassword(given.data);
  if (!answer.ok) return answer;
  redirect(paths.signInAfter('password'));
}
