import 'server-only';
import { z } from 'zod';
import { done, type Outcome } from '@/lib/domain/result';
import { findChallenge, openChallenge, useUpChallenge } from '@/lib/server/auth/challenges';
import type { Origin } from '@/lib/server/auth/client-address';
import { takePasskey } from '@/lib/server/auth/passkey-check';
import { readAssertion } from '@/lib/server/auth/passkey-input';
import { unknownAddress } from '@/lib/server/auth/password-sign-in';
import { type ShownFactor, takeSecondFactor } from '@/lib/server/auth/second-factor';
import type { SignInMethod } from '@/lib/server/auth/sessions';
import { maySignIn } from '@/lib/server/auth/sign-in-allowed';
import { noteRefusal, signInOver, tooManyTries, wrongPasskey } from '@/lib/server/auth/sign-in-refusals';
import { countTry } from '@/lib/server/auth/throttle';
import { enrolTotp } from '@/lib/server/auth/totp-enrolment';
import { db, type Transaction } from '@/lib/server/db/client';
import type { Challenge } from '@/lib/server/db/generated/client';

type Ticket = { ticket: string };

/** Who is between password and second factor, by the token of the first; null when there is no such sign-in. */
export const pendingUser = async (token: string): Promise<string | null> =>
  (await findChallenge(db, 'PENDING_SIGN_IN', token))?.userId ?? null;

const methodOf = (shown: ShownFactor, first: FirstFactor): SignInMethod =>
  `${first}_${'code' in shown ? 'TOTP' : 'assertion' in shown ? 'PASSKEY' : 'RECOVERY_CODE'}`;

type FirstFactor = 'PASSWORD' | 'PROVIDER';

// The first half was a password, unless a provider said who it is and left the second factor to the portal.
const firstOf = ({ payload }: Pick<Challenge, 'payload'>): FirstFactor =>
  z.object({ first: z.literal('PROVIDER') }).safeParse(payload).success ? 'PROVIDER' : 'PASSWORD';

const refusalOf = (shown: ShownFactor) =>
  'code' in shown ? 'CODE' : 'assertion' in shown ? 'PASSKEY' : 'RECOVERY_CODE';

/**
 * The second half of a sign-in. Takes the token of the first and what the person shows; the first half is used up.
 * Returns a ticket for `signInWithTicket`, or the refusal.
 */
export const checkSecondFactor = async (
  token: string,
  shown: ShownFactor,
  origin: Origin,
): Promise<Outcome<Ticket>> => {
  const userId = await pendingUser(token);
  if (userId === null) return signInOver();
  const refused = await takeSecondFactor(userId, shown);
  if (refused) {
    await noteRefusal(userId, refusalOf(shown));
    return refused;
  }
  return db.$transaction(async (tx) => {
    const half = await useUpChallenge(tx, 'PENDING_SIGN_IN', token);
    if (!half) return signInOver();
    return done({ ticket: await openTicket(tx, userId, methodOf(shown, firstOf(half)), origin) });
  });
};

/**
 * The second half of the very first sign-in: a person without a second factor sets up an authenticator app.
 * Takes the token of the first half, and the offer with a code of it. Returns a ticket, or the refusal.
 */
export const checkFirstEnrolment = async (
  token: string,
  given: { token: string; code: string },
  origin: Origin,
): Promise<Outcome<Ticket>> => {
  const userId = await pendingUser(token);
  if (userId === null) return signInOver();
  const enrolled = await enrolTotp({ id: userId, sessionId: null, secondFactorAt: null }, given);
  if (!enrolled.ok) return enrolled;
  return db.$transaction(async (tx) => {
    const half = await useUpChallenge(tx, 'PENDING_SIGN_IN', token);
    if (!half) return signInOver();
    return done({ ticket: await openTicket(tx, userId, `${firstOf(half)}_TOTP`, origin) });
  });
};

/**
 * A sign-in by passkey alone, which shows two factors at once: the device, and the finger or PIN that opens it.
 * No count of wrong passwords stands in its way. Returns a ticket, or the refusal.
 */
export const checkPasskeySignIn = async (assertion: string, origin: Origin): Promise<Outcome<Ticket>> => {
  const throttle = await countTry('passkeyAddress', origin.ip ?? unknownAddress);
  if (!throttle.open) return tooManyTries(throttle, '');
  const response = readAssertion(assertion);
  const key = response && (await takePasskey('PASSKEY_SIGN_IN', null, response));
  const user = key && (await db.user.findFirst({ where: { AND: [{ id: key.userId }, maySignIn()] } }));
  if (!user) {
    await noteRefusal(key?.userId ?? null, 'PASSKEY');
    return wrongPasskey();
  }
  return done({ ticket: await openTicket(db, user.id, 'PASSKEY', origin) });
};

const openTicket = (tx: Pick<Transaction, 'challenge'>, userId: string, method: SignInMethod, origin: Origin) =>
  openChallenge(tx, { kind: 'SIGN_IN', userId, payload: { method, ip: origin.ip, userAgent: origin.userAgent } });
