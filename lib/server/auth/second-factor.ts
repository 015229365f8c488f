import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { done, type Outcome, type Refused } from '@/lib/domain/result';
import { appendAudit } from '@/lib/server/audit/append';
import { takePasskey } from '@/lib/server/auth/passkey-check';
import { readAssertion } from '@/lib/server/auth/passkey-input';
import { mustUsePasskey, passkeyNeeded } from '@/lib/server/auth/passkey-rule';
import { takeRecoveryCode } from '@/lib/server/auth/recovery-codes';
import { maySignIn } from '@/lib/server/auth/sign-in-allowed';
import {
  signInOver,
  tooManyTries,
  wrongCode,
  wrongPasskey,
  wrongRecoveryCode,
} from '@/lib/server/auth/sign-in-refusals';
import { countTries, forgetTries } from '@/lib/server/auth/throttle';
import { demonstrationCode, takeTotpCode } from '@/lib/server/auth/totp';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';

/** What a person can show besides the password. */
export type SecondFactorChoices = {
  totp: boolean;
  passkeys: number;
  recoveryCodes: number;
  /** In a demonstration alone: the code that is right now. */
  demonstrationCode: string | null;
};

/** The second factor a person shows. `assertion` is a passkey's answer, as JSON. */
export type ShownFactor = { code: string } | { assertion: string } | { recoveryCode: string };

/** What a person has to show: how many passkeys and unused recovery codes, and whether an authenticator app. */
export const secondFactorChoices = async (userId: string): Promise<SecondFactorChoices> => {
  const user = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      totpSecret: true,
      _count: { select: { passkeys: true, recoveryCodes: { where: { usedAt: null } } } },
    },
  });
  return {
    totp: user.totpSecret !== null,
    passkeys: user._count.passkeys,
    recoveryCodes: user._count.recoveryCodes,
    demonstrationCode: await demonstrationCode(userId),
  };
};

/** The same for a form that asks for one: what would not be taken from this person is not offered. */
export const offeredFactors = async (userId: string): Promise<SecondFactorChoices> => {
  const choices = await secondFactorChoices(userId);
  return (await mustUsePasskey(userId)) ? { ...choices, totp: false, recoveryCodes: 0 } : choices;
};

/**
 * Takes the second factor a person shows; each is good once. Codes are counted and closed after ten wrong ones;
 * a passkey cannot be guessed and works meanwhile. Returns null when it was right, or the refusal.
 * @param leadsTo `ENROLMENT`: the factor opens nothing but the page on which a passkey is set up
 */
export const takeSecondFactor = async (
  userId: string,
  shown: ShownFactor,
  leadsTo: 'SESSION' | 'ENROLMENT' = 'SESSION',
): Promise<Refused | null> => {
  if ('assertion' in shown) {
    const response = readAssertion(shown.assertion);
    const key = response && (await takePasskey('PASSKEY_CONFIRM', userId, response));
    return key ? null : wrongPasskey();
  }
  if (leadsTo === 'SESSION' && (await mustUsePasskey(userId))) return passkeyNeeded();
  const throttle = await countTries([
    ['secondFactor', userId],
    ['secondFactorMonth', userId],
  ]);
  if (!throttle.open) return tooManyTries(throttle, 'A passkey works meanwhile.');
  const user = await db.user.findFirst({ where: { AND: [{ id: userId }, maySignIn()] } });
  if (!user) return signInOver();
  const taken =
    'code' in shown
      ? await takeTotpCode(db, user, shown.code)
      : await takeRecoveryCode(db, user.id, shown.recoveryCode);
  if (!taken) return 'code' in shown ? wrongCode() : wrongRecoveryCode();
  await forgetTries('secondFactor', userId);
  await forgetTries('secondFactorMonth', userId);
  return null;
};

/**
 * Confirms in a session that the person is still the one who signed in: for signing, and for changing how one signs in.
 * Sets the session's `secondFactorAt`. Takes a code or a passkey's answer; recovery codes are for signing in alone.
 */
export const confirmSecondFactor = async (
  actor: Actor,
  shown: { code: string } | { assertion: string },
): Promise<Outcome<{ at: Date }>> => {
  const { id, sessionId } = actor;
  if (id === null || sessionId === null) return signInOver();
  const refused = await takeSecondFactor(id, shown);
  const at = now();
  return db.$transaction(async (tx): Promise<Outcome<{ at: Date }>> => {
    const note = (outcome: 'done' | 'refused') =>
      appendAudit(tx, {
        actor,
        role: 'NONE',
        action: 'second_factor.confirmed',
        target: { type: 'session', id: sessionId },
        outcome,
        facts: { method: 'code' in shown ? 'TOTP' : 'PASSKEY' },
      });
    if (refused) {
      await note('refused');
      return refused;
    }
    const { count } = await tx.session.updateMany({
      where: { id: sessionId, userId: id, revokedAt: null },
      data: { secondFactorAt: at },
    });
    if (count === 0) return signInOver();
    await note('done');
    return done({ at }, 'Confirmed.');
  });
};
