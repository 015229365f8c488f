import 'server-only';
import { generateSecret, generateURI } from 'otplib';
import QRCode from 'qrcode';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { done, type Outcome } from '@/lib/domain/result';
import { appendAudit } from '@/lib/server/audit/append';
import { findChallenge, openChallenge, useUpChallenge } from '@/lib/server/auth/challenges';
import { revokeSessions } from '@/lib/server/auth/own-sessions';
import { openSecret, sealSecret } from '@/lib/server/auth/sealed-secret';
import { newToken } from '@/lib/server/auth/secret-token';
import { tellOwner } from '@/lib/server/auth/security-letters';
import { signInOver, tooManyTries, wrongCode } from '@/lib/server/auth/sign-in-refusals';
import { missingStepUp } from '@/lib/server/auth/step-up';
import { countTries, forgetTries } from '@/lib/server/auth/throttle';
import { stepOfCode } from '@/lib/server/auth/totp';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';

const issuer = 'ACCESS Partnership Portal';
// 160 bits, as RFC 4226 (section 4, R6) recommends.
const secretBytes = 20;

/** Who may enrol between password and session: nobody can put a second factor beside one that is there. */
const hasNoSecondFactor = { totpSecret: null, passkeys: { none: {} } };

/** A new secret on offer: as a picture to scan, as text to type, and the token that stands for it in the form. */
export type TotpOffer = { picture: string; secret: string; token: string };

/** A signed-in person, or (`sessionId` null) one who has shown a password and has no second factor yet. */
type Enrolling = Pick<Actor, 'id' | 'sessionId' | 'secondFactorAt'>;

const kept = z.object({ sealed: z.string().max(500), token: z.string().max(200) });

/**
 * A secret for a person's authenticator app. It counts only once a code of it was entered; until then, and for a
 * quarter of an hour, the same one is offered again, so that a mistyped code does not ask for another scan.
 */
export const offerTotp = async (userId: string): Promise<TotpOffer> => {
  const user = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { workEmail: true } });
  const open = await db.challenge.findFirst({
    where: { kind: 'TOTP_ADD', userId, usedAt: null, expiresAt: { gt: now() } },
    orderBy: { expiresAt: 'desc' },
  });
  if (open) {
    const { sealed, token } = kept.parse(open.payload);
    return { ...(await drawn(openSecret(sealed, userId), user.workEmail)), token };
  }
  const secret = generateSecret({ length: secretBytes });
  // The token is no key to anything: it says which offer a code is for, to the person who may enrol anyway.
  const token = newToken();
  await openChallenge(db, { kind: 'TOTP_ADD', userId, token, payload: { sealed: sealSecret(secret, userId), token } });
  return { ...(await drawn(secret, user.workEmail)), token };
};

const drawn = async (secret: string, label: string) => ({
  picture: await QRCode.toDataURL(generateURI({ issuer, label, secret }), { margin: 4, scale: 5 }),
  secret: secret.replace(/(.{4})(?=.)/gu, '$1 '),
});

/**
 * Makes an offered secret the person's own, once a code of it was entered; the one before is gone, and every other
 * session of the person ends. The code is used up with it.
 * @param before what has to happen first, in the same transaction; false ends it
 */
export const enrolTotp = async (
  actor: Enrolling,
  given: { token: string; code: string },
  before: (tx: Transaction) => Promise<boolean> = () => Promise.resolve(true),
): Promise<Outcome<null>> => {
  const userId = actor.id;
  if (userId === null) return signInOver();
  const unconfirmed = actor.sessionId === null ? null : missingStepUp(actor, 'set_up_app');
  if (unconfirmed) return unconfirmed;
  const throttle = await countTries([['secondFactor', userId]]);
  if (!throttle.open) return tooManyTries(throttle, '');
  const challenge = await findChallenge(db, 'TOTP_ADD', given.token);
  if (challenge?.userId !== userId) return signInOver();
  const { sealed } = kept.parse(challenge.payload);
  const step = stepOfCode(openSecret(sealed, userId), given.code);
  if (step === null) return wrongCode();
  await forgetTries('secondFactor', userId);
  return db.$transaction(async (tx) => {
    if (!(await useUpChallenge(tx, 'TOTP_ADD', given.token))) return signInOver();
    if (!(await before(tx))) return signInOver();
    const { count } = await tx.user.updateMany({
      where: { id: userId, active: true, ...(actor.sessionId === null ? hasNoSecondFactor : {}) },
      data: { totpSecret: sealed, totpLastStep: step },
    });
    if (count === 0) return signInOver();
    await appendAudit(tx, {
      actor,
      role: 'NONE',
      action: 'totp.enrolled',
      target: { type: 'user', id: userId },
      outcome: 'done',
    });
    await tellOwner(tx, userId, 'app-set-up');
    await revokeSessions(tx, actor, { except: actor.sessionId });
    return done(null, 'Your authenticator app is set up. You were signed out everywhere else.');
  });
};
