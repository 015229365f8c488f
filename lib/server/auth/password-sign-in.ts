import 'server-only';
import { done, type Outcome } from '@/lib/domain/result';
import { appendAudit } from '@/lib/server/audit/append';
import { openChallenge } from '@/lib/server/auth/challenges';
import type { Origin } from '@/lib/server/auth/client-address';
import { passwordMatches } from '@/lib/server/auth/password';
import { hashToken } from '@/lib/server/auth/secret-token';
import { tellOwner } from '@/lib/server/auth/security-letters';
import { isAllowedIn } from '@/lib/server/auth/sign-in-allowed';
import { noteRefusal, tooManyTries, wrongPassword } from '@/lib/server/auth/sign-in-refusals';
import { type CountedBy, countTries, forgetTries } from '@/lib/server/auth/throttle';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';

/** What tries are counted by where a request came without an address. */
export const unknownAddress = 'unknown';

// Written once when it closes. An unknown address costs as much: the letter goes to nobody.
const noteClosed = async (email: string, by: CountedBy): Promise<void> => {
  const user = await db.user.findFirst({ where: { workEmail: email, active: true }, select: { id: true } });
  const isOfOne = by === 'account' || by === 'accountMonth';
  await noteRefusal(isOfOne ? (user?.id ?? null) : null, 'TOO_MANY_TRIES');
  if (!isOfOne) return;
  const onceKey = hashToken(`${email}:${now().toISOString().slice(0, 10)}`);
  await db.$transaction((tx) => tellOwner(tx, user?.id ?? null, 'too-many-tries', { onceKey }));
};

type PasswordForm = { email: string; password: string };

/**
 * The first half of a sign-in: address and password.
 * Returns the token that stands for it until the second factor is shown, or one refusal for everything that can be
 * wrong; after too many tries the right password is refused like a wrong one.
 * @param payload what is kept with the half, where it was begun with a link
 */
export const checkPassword = async (
  given: PasswordForm,
  origin: Origin,
  payload?: { reproofingId: string },
): Promise<Outcome<{ token: string }>> => {
  const throttle = await countTries([
    ['address', origin.ip ?? unknownAddress],
    ['account', given.email],
    ['accountMonth', given.email],
  ]);
  if (!throttle.open) {
    if (throttle.justClosed) await noteClosed(given.email, throttle.by);
    return tooManyTries(throttle, 'A passkey works meanwhile.');
  }
  const user = await db.user.findUnique({ where: { workEmail: given.email } });
  const matches = await passwordMatches(given.password, user && isAllowedIn(user) ? user.passwordHash : null);
  if (!user || !matches) {
    await noteRefusal(user?.id ?? null, 'PASSWORD');
    return wrongPassword();
  }
  await forgetTries('account', given.email);
  await forgetTries('accountMonth', given.email);
  const token = await db.$transaction(async (tx) => {
    await appendAudit(tx, {
      ...{ actor: { id: user.id, sessionId: null, ip: origin.ip }, role: 'NONE', outcome: 'done' },
      ...{ action: 'session.password', target: { type: 'user', id: user.id } },
    });
    return openChallenge(tx, { kind: 'PENDING_SIGN_IN', userId: user.id, ...(payload ? { payload } : {}) });
  });
  return done({ token });
};
