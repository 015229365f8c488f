import 'server-only';
import { addSeconds } from 'date-fns/addSeconds';
import { hashToken, newToken } from '@/lib/server/auth/secret-token';
import { now } from '@/lib/server/clock';
import type { Transaction } from '@/lib/server/db/client';
import type { Challenge, Prisma } from '@/lib/server/db/generated/client';

// Half-finished sign-ins, passkey challenges and enrolments: rows that are good once and for a short while.

/** What a challenge is for, and for how many seconds it is good. */
const secondsOf = {
  /** The password was right; the second factor is still to come. */
  PENDING_SIGN_IN: 600,
  /** Everything was shown; next-auth turns this into a session. */
  SIGN_IN: 60,
  /** A passkey is asked to sign in. */
  PASSKEY_SIGN_IN: 300,
  /** A passkey is asked to confirm, in a session. */
  PASSKEY_CONFIRM: 300,
  /** A passkey is asked to confirm that its person signs one text. */
  PASSKEY_SIGN: 300,
  /** A passkey is asked to sign the statement of one signature. */
  PASSKEY_SIGN_STATEMENT: 300,
  /** A link to choose a new password. */
  PASSWORD_RESET: 1800,
  /** Somebody was sent to an identity provider and has not come back. */
  PROVIDER_FLOW: 900,
  /** Somebody signed in at a provider whose account there is linked to nobody here yet. */
  PROVIDER_LINK: 900,
  /** A new passkey is being added. */
  PASSKEY_ADD: 600,
  /** A new authenticator is being added. */
  TOTP_ADD: 900,
} as const;

export type ChallengeKind = keyof typeof secondsOf;

type NewChallenge = {
  kind: ChallengeKind;
  userId: string | null;
  payload?: Prisma.InputJsonObject;
  /** A value made elsewhere, such as a WebAuthn challenge. */
  token?: string;
};

/** Opens a challenge; returns the token that whoever may answer it holds. Only its hash is kept. */
export const openChallenge = async (tx: Pick<Transaction, 'challenge'>, given: NewChallenge): Promise<string> => {
  const token = given.token ?? newToken();
  await tx.challenge.create({
    data: {
      kind: given.kind,
      userId: given.userId,
      value: hashToken(`${given.kind}:${token}`),
      ...(given.payload === undefined ? {} : { payload: given.payload }),
      expiresAt: addSeconds(now(), secondsOf[given.kind]),
    },
  });
  return token;
};

/** The challenge that a token answers, as long as it is good; null otherwise. Does not use it up. */
export const findChallenge = (
  tx: Pick<Transaction, 'challenge'>,
  kind: ChallengeKind,
  token: string,
): Promise<Challenge | null> =>
  tx.challenge.findFirst({
    where: { kind, value: hashToken(`${kind}:${token}`), usedAt: null, expiresAt: { gt: now() } },
  });

/** Uses a challenge up. Of two that try at once, one gets the row; the other, and anyone late, gets null. */
export const useUpChallenge = async (
  tx: Pick<Transaction, 'challenge'>,
  kind: ChallengeKind,
  token: string,
): Promise<Challenge | null> => {
  const [row] = await tx.challenge.updateManyAndReturn({
    where: { kind, value: hashToken(`${kind}:${token}`), usedAt: null, expiresAt: { gt: now() } },
    data: { usedAt: now() },
  });
  return row ?? null;
};
