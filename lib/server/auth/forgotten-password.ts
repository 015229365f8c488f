import 'server-only';
import { z } from 'zod';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { workEmail } from '@/lib/domain/text';
import { appendAudit } from '@/lib/server/audit/append';
import { findChallenge, useUpChallenge } from '@/lib/server/auth/challenges';
import {
  isTypedTwice,
  newPasswordFields,
  ownerColumns,
  putPassword,
  refusedPassword,
  typedTwice,
} from '@/lib/server/auth/change-password';
import type { Origin } from '@/lib/server/auth/client-address';
import { hashPassword } from '@/lib/server/auth/password';
import { unknownAddress } from '@/lib/server/auth/password-sign-in';
import { tellOwner } from '@/lib/server/auth/security-letters';
import { tooManyTries } from '@/lib/server/auth/sign-in-refusals';
import { countTry, forgetTries } from '@/lib/server/auth/throttle';
import { db } from '@/lib/server/db/client';
import { env } from '@/lib/server/env';

// A forgotten password: a link by mail, good once for 30 minutes. It opens no session and takes no second factor's
// place: whoever comes by it signs in like everybody else.

export const forgottenInput = z.strictObject({
  email: workEmail('Enter your e-mail address, such as m.delgado@calder.example.'),
});

export const resetInput = z
  .strictObject({ token: z.string().max(100), ...newPasswordFields })
  .refine(isTypedTwice, typedTwice);

/** The one answer, whatever the address is. */
const asked = () =>
  done(
    null,
    'If there is an account with this address, a mail with a link is on its way. It works once, for 30 minutes. Look among the unwanted mail as well.',
  );

/**
 * Asks for a link to choose a new password. The answer is the same for every address, and so is the work: for an unknown
 * one the same rows are written, addressed to nobody. Three links a day for an account; more are not sent, and not told.
 */
export const askForReset = async (
  { email }: z.output<typeof forgottenInput>,
  origin: Origin,
): Promise<Outcome<null>> => {
  const throttle = await countTry('resetOrigin', origin.ip ?? unknownAddress);
  if (!throttle.open) return tooManyTries(throttle, '');
  const isFewEnough = (await countTry('resetAccount', email)).open;
  const user = await db.user.findFirst({
    where: {
      workEmail: email,
      active: true,
      passwordHash: { not: null },
      ...(env.DEMO ? {} : { demonstration: false }),
    },
    select: { id: true },
  });
  const userId = isFewEnough ? (user?.id ?? null) : null;
  await db.$transaction(async (tx) => {
    await tellOwner(tx, userId, 'password-reset');
    await appendAudit(tx, {
      actor: { id: null, sessionId: null },
      role: 'NONE',
      action: 'user.password_reset_asked',
      target: { type: 'user', id: userId },
      outcome: 'done',
    });
  });
  return asked();
};

const outdated = () =>
  refuse(
    'not_found',
    'This link was used already, is older than 30 minutes, or a newer one was sent. Ask for a new one.',
  );

/** Whose password a link resets; null when the link is not good (any more). */
export const resetPage = async (token: string): Promise<{ email: string } | null> => {
  const challenge = await findChallenge(db, 'PASSWORD_RESET', token.slice(0, 100));
  const user = challenge?.userId
    ? await db.user.findFirst({ where: { id: challenge.userId, active: true }, select: { workEmail: true } })
    : null;
  return user && { email: user.workEmail };
};

/** Sets the new password of the account behind a link, once; every session of the account ends. */
export const resetPassword = async (given: z.output<typeof resetInput>): Promise<Outcome<null>> => {
  const challenge = await findChallenge(db, 'PASSWORD_RESET', given.token);
  const owner = challenge?.userId
    ? await db.user.findFirst({ where: { id: challenge.userId, active: true }, select: ownerColumns })
    : null;
  if (!owner) return outdated();
  const refused = refusedPassword(owner, given.password);
  if (refused) return refused;
  const passwordHash = await hashPassword(given.password);
  const answer = await db.$transaction(async (tx) => {
    if (!(await useUpChallenge(tx, 'PASSWORD_RESET', given.token))) return outdated();
    await putPassword(tx, { id: owner.id, sessionId: null }, passwordHash, 'user.password_reset');
    return done(null);
  });
  // Whoever reads the mailbox is not the one who was guessing.
  if (answer.ok) {
    await forgetTries('account', owner.workEmail);
    await forgetTries('accountMonth', owner.workEmail);
  }
  return answer;
};
