import 'server-only';
import { done, type Outcome } from '@/lib/domain/result';
import { openChallenge } from '@/lib/server/auth/challenges';
import type { Origin } from '@/lib/server/auth/client-address';
import { passwordMatches } from '@/lib/server/auth/password';
import { noteRefusal, tooManyTries, wrongPassword } from '@/lib/server/auth/sign-in-refusals';
import { countTries, forgetTries } from '@/lib/server/auth/throttle';
import { db } from '@/lib/server/db/client';

/** What tries are counted by where a request came without an address. */
export const unknownAddress = 'unknown';

type PasswordForm = { email: string; password: string };

/**
 * The first half of a sign-in: address and password.
 * Returns the token that stands for it until the second factor is shown, or one refusal for everything that can be
 * wrong; after too many tries the right password is refused like a wrong one.
 */
export const checkPassword = async (given: PasswordForm, origin: Origin): Promise<Outcome<{ token: string }>> => {
  const throttle = await countTries([
    ['address', origin.ip ?? unknownAddress],
    ['account', given.email],
    ['accountMonth', given.email],
  ]);
  if (!throttle.open) {
    if (throttle.justClosed) await noteRefusal(null, 'TOO_MANY_TRIES');
    return tooManyTries(throttle, 'A passkey works meanwhile.');
  }
  const user = await db.user.findUnique({ where: { workEmail: given.email } });
  const matches = await passwordMatches(given.password, user?.active ? user.passwordHash : null);
  if (!user || !matches) {
    await noteRefusal(user?.id ?? null, 'PASSWORD');
    return wrongPassword();
  }
  await forgetTries('account', given.email);
  await forgetTries('accountMonth', given.email);
  return done({ token: await openChallenge(db, { kind: 'PENDING_SIGN_IN', userId: user.id }) });
};
