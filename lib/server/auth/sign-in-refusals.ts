import 'server-only';
import { type Refused, refuse } from '@/lib/domain/result';
import { appendAudit } from '@/lib/server/audit/append';
import { type Throttle, waitingTime } from '@/lib/server/auth/throttle';
import { db } from '@/lib/server/db/client';

/** Why a sign-in was refused, as the audit chain keeps it. What the person reads tells them apart less. */
export type SignInRefusal = 'PASSWORD' | 'CODE' | 'RECOVERY_CODE' | 'PASSKEY' | 'TOO_MANY_TRIES';

/** One answer for an unknown address, a wrong password, a closed account and one without a password. */
export const wrongPassword = (): Refused =>
  refuse(
    'not_yours',
    'This e-mail address and password do not belong together. Check both, then try again. Ask your administrator if you do not know your password.',
  );

/** The answer to a wrong or used code. */
export const wrongCode = (): Refused =>
  refuse('invalid', 'Check the code.', {
    fields: {
      code: [
        'This code is not right now, or it was used already. Wait for the next code in your authenticator app and enter it.',
      ],
    },
  });

/** The answer to a recovery code that is unknown or used. */
export const wrongRecoveryCode = (): Refused =>
  refuse('invalid', 'Check the recovery code.', {
    fields: {
      recoveryCode: [
        'This recovery code is not one of yours, or it was used already. Enter another one from your list.',
      ],
    },
  });

/** The answer to a passkey that could not be checked. */
export const wrongPasskey = (): Refused =>
  refuse('not_yours', 'This passkey did not work here. Try again, or choose another way.');

/** The answer where the time between two steps of a sign-in ran out, or the step was done already. */
export const signInOver = (): Refused =>
  refuse('not_found', 'This sign-in took too long or was finished already. Go back to sign-in and start again.');

/** The answer to someone who has to wait. */
export const tooManyTries = (throttle: Throttle & { open: false }, otherWay: string): Refused =>
  refuse(
    'blocked',
    `There were too many tries. Wait ${waitingTime(throttle.waitSeconds)}, then try again. ${otherWay}`,
  );

/** Notes a refused sign-in: whose account where one is known, never the address that was typed. */
export const noteRefusal = (userId: string | null, why: SignInRefusal): Promise<bigint> =>
  db.$transaction((tx) =>
    appendAudit(tx, {
      actor: { id: null, sessionId: null },
      role: 'NONE',
      action: 'session.sign_in_refused',
      target: { type: 'user', id: userId },
      outcome: 'refused',
      facts: { why },
    }),
  );
