'use server';
import { redirect } from 'next/navigation';
import { paths } from '@/lib/domain/paths';
import { type Outcome, refuse } from '@/lib/domain/result';
import { firstPasswordInput, setFirstPassword } from '@/lib/server/agencies/first-password';
import { fieldMessages } from '@/lib/server/workflow/read-input';

/** Sets the first password, then goes to sign-in. */
export async function choosePassword(_previous: Outcome, form: FormData): Promise<Outcome> {
  const text = (name: string) => form.get(name) ?? '';
  const parsed = firstPasswordInput.safeParse({
    token: text('token'),
    password: text('password'),
    passwordAgain: text('passwordAgain'),
  });
  if (!parsed.success) return refuse('invalid', 'Check the marked fields.', { fields: fieldMessages(parsed.error) });
  const answer = await setFirstPassword(parsed.data);
  if (!answer.ok) return answer;
  redirect(paths.signInAfter('password'));
}
