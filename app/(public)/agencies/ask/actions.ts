'use server';
import { redirect } from 'next/navigation';
import { paths } from '@/lib/domain/paths';
import type { Outcome } from '@/lib/domain/result';
import { guarded, withTyped } from '@/lib/server/actions/answer-form';
import { readForm } from '@/lib/server/actions/form-to-object';
import { askVerification } from '@/lib/server/agencies/verification-ask';
import { requestOrigin } from '@/lib/server/auth/request-origin';

/** Takes the form of an ask from somebody who is not signed in. */
export async function sendAsk(_previous: Outcome, form: FormData): Promise<Outcome> {
  const read = readForm(form);
  if (!read.ok) return read;
  const origin = await requestOrigin();
  const answer = await guarded({ act: 'sendAsk' }, () => askVerification(read.value.object, origin));
  if (!answer.ok) return withTyped(answer, read.value);
  redirect(paths.askedVerification(answer.value.number));
}
