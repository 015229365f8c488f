'use server';
import { formAction } from '@/lib/server/actions/form-action';
import { changePassword, changePasswordInput } from '@/lib/server/auth/change-password';
import { personOf } from '@/lib/server/auth/person';
import { renewSessionCookie } from '@/lib/server/auth/session-cookie';

/** Changes the person's own password and gives this browser a new session token. */
export const changeOwnPassword = formAction(changePasswordInput, async (input, actor) => {
  const answer = await changePassword(personOf(actor), input);
  if (answer.ok) await renewSessionCookie(actor);
  return answer;
});
