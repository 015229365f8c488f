'use server';
import { refresh } from 'next/cache';
import { done, type Outcome } from '@/lib/domain/result';
import { confirmAddress } from '@/lib/server/agencies/verification-ask';

/** Confirms the address by the link's token. */
export async function confirm(_previous: Outcome, form: FormData): Promise<Outcome> {
  const token = form.get('token');
  const answer = await confirmAddress(typeof token === 'string' ? token.slice(0, 100) : '');
  if (!answer.ok) {
    refresh();
    return answer;
  }
  return done(
    null,
    `Your address is confirmed. Your number is ${answer.value.number}. You get a mail with the decision.`,
  );
}
