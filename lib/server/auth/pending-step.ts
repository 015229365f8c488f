import 'server-only';
import { z } from 'zod';
import { findChallenge } from '@/lib/server/auth/challenges';
import { mustUsePasskey } from '@/lib/server/auth/passkey-rule';
import { openReproofing } from '@/lib/server/auth/reproofing-use';
import { type SecondFactorChoices, secondFactorChoices } from '@/lib/server/auth/second-factor';
import { hashToken } from '@/lib/server/auth/secret-token';
import { db } from '@/lib/server/db/client';

// What a person has to do between password and session: show a factor they have, or set one up.

const payloadSchema = z.object({ shown: z.literal('TOTP').optional(), reproofingId: z.uuid().optional() });

/** The next thing in a half-finished sign-in. */
export type PendingStep = { userId: string } & (
  | {
      step: 'SHOW';
      /** What is offered: nothing that would not be taken. */
      choices: SecondFactorChoices;
      /** Their role asks for a passkey and they have none yet: a right code leads to setting one up. */
      thenPasskey: boolean;
      /** Their role asks for a passkey, and they have one. */
      passkeyOnly: boolean;
    }
  | { step: 'ENROL'; what: 'PASSKEY' | 'ANY'; reproofingId: string | null }
);

/** What is to be done with the half-finished sign-in of a token; null when there is none. */
export const pendingStep = async (token: string): Promise<PendingStep | null> => {
  const challenge = await findChallenge(db, 'PENDING_SIGN_IN', token);
  if (!challenge?.userId) return null;
  const { userId } = challenge;
  const { shown, reproofingId } = payloadSchema.parse(challenge.payload ?? {});
  const mustPasskey = await mustUsePasskey(userId);
  const enrol = (id: string | null) =>
    ({ userId, step: 'ENROL', what: mustPasskey ? 'PASSKEY' : 'ANY', reproofingId: id }) as const;
  // A link that was withdrawn or used meanwhile is no way in any more.
  if (reproofingId !== undefined) return (await openReproofing(db, reproofingId, userId)) ? enrol(reproofingId) : null;
  const choices = await secondFactorChoices(userId);
  if (!choices.totp && choices.passkeys === 0) return enrol(null);
  const thenPasskey = mustPasskey && choices.passkeys === 0;
  if (thenPasskey && shown === 'TOTP') return enrol(null);
  const offered = mustPasskey ? { ...choices, totp: thenPasskey, recoveryCodes: 0 } : choices;
  return { userId, step: 'SHOW', choices: offered, thenPasskey, passkeyOnly: mustPasskey && !thenPasskey };
};

/** Notes with a half-finished sign-in that a code was shown: it goes on to setting a passkey up, and nowhere else. */
export const noteCodeShown = async (token: string): Promise<void> => {
  const value = hashToken(`PENDING_SIGN_IN:${token}`);
  await db.$executeRaw`
    UPDATE challenges SET payload = coalesce(payload, '{}'::jsonb) || '{"shown":"TOTP"}'::jsonb
    WHERE value = ${value} AND used_at IS NULL`;
};
