import 'server-only';
import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';
import { done, type Outcome } from '@/lib/domain/result';
import { findChallenge, openChallenge, useUpChallenge } from '@/lib/server/auth/challenges';
import type { Origin } from '@/lib/server/auth/client-address';
import { revokeSessions } from '@/lib/server/auth/own-sessions';
import { takePasskey } from '@/lib/server/auth/passkey-check';
import { readAssertion } from '@/lib/server/auth/passkey-input';
import { passkeyNeeded } from '@/lib/server/auth/passkey-rule';
import { putPasskey, verifyNewPasskey } from '@/lib/server/auth/passkeys';
import { unknownAddress } from '@/lib/server/auth/password-sign-in';
import { noteCodeShown, pendingStep } from '@/lib/server/auth/pending-step';
import { clearForReproofing } from '@/lib/server/auth/reproofing-use';
import { type ShownFactor, takeSecondFactor } from '@/lib/server/auth/second-factor';
import type { SignInMethod } from '@/lib/server/auth/sessions';
import { maySignIn } from '@/lib/server/auth/sign-in-allowed';
import { noteRefusal, signInOver, tooManyTries, wrongPasskey } from '@/lib/server/auth/sign-in-refusals';
import { countTry } from '@/lib/server/auth/throttle';
import { enrolTotp } from '@/lib/server/auth/totp-enrolment';
import { db, type Transaction } from '@/lib/server/db/client';
import type { Challenge } from '@/lib/server/db/generated/client';

/** Either the sign-in is finished, or the factor was right and a passkey has to be set up before it is. */
export type Finished = { ticket: string } | { enrol: true };

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
): Promise<Outcome<Finished>> => {
  const pending = await pendingStep(token);
  if (!pending) return signInOver();
  const { userId } = pending;
  const enrols = pending.step === 'SHOW' && pending.thenPasskey && 'code' in shown;
  const refused = await takeSecondFactor(userId, shown, enrols ? 'ENROLMENT' : 'SESSION');
  if (refused) {
    await noteRefusal(userId, refusalOf(shown));
    return refused;
  }
  if (enrols) {
    await noteCodeShown(token);
    return done({ enrol: true });
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
): Promise<Outcome<Finished>> => {
  const pending = await pendingStep(token);
  if (pending?.step !== 'ENROL') return signInOver();
  if (pending.what === 'PASSKEY') return passkeyNeeded();
  const { userId } = pending;
  const enrolled = await enrolTotp({ id: userId, sessionId: null, secondFactorAt: null }, given, (tx) =>
    clearForReproofing(tx, pending),
  );
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
export const checkPasskeySignIn = async (assertion: string, origin: Origin): Promise<Outcome<{ ticket: string }>> => {
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

/**
 * The end of a sign-in at which a passkey is set up: the first of an account, that of somebody whose role has come to
 * ask for one, or a new one after proving anew who one is. Takes the token of the first half, a name for the passkey and
 * what the browser made. Returns a ticket, or the refusal.
 */
export const checkFirstPasskey = async (
  token: string,
  given: { label: string; response: RegistrationResponseJSON },
  origin: Origin,
): Promise<Outcome<Finished>> => {
  const pending = await pendingStep(token);
  if (pending?.step !== 'ENROL') return signInOver();
  const { userId } = pending;
  const credential = await verifyNewPasskey(userId, given.response);
  if (!credential) return wrongPasskey();
  return db.$transaction(async (tx): Promise<Outcome<Finished>> => {
    // Under the lock of the half that is used up: of two at once, one puts a passkey on the list.
    const half = await useUpChallenge(tx, 'PENDING_SIGN_IN', token);
    if (!half) return signInOver();
    if (!(await clearForReproofing(tx, pending))) return signInOver();
    if ((await tx.passkey.count({ where: { userId } })) > 0) return signInOver();
    const put = await putPasskey(tx, { id: userId, sessionId: null }, credential, given);
    if (!put.ok) return put;
    await revokeSessions(tx, { id: userId, sessionId: null }, { except: null });
    return done({ ticket: await openTicket(tx, userId, `${firstOf(half)}_PASSKEY`, origin) });
  });
};

const openTicket = (tx: Pick<Transaction, 'challenge'>, userId: string, method: SignInMethod, origin: Origin) =>
  openChallenge(tx, { kind: 'SIGN_IN', userId, payload: { method, ip: origin.ip, userAgent: origin.userAgent } });
