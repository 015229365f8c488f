import 'server-only';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import { sha256Hex } from '@/lib/server/audit/append';
import { type ChallengeKind, openChallenge, useUpChallenge } from '@/lib/server/auth/challenges';
import { knownTransports } from '@/lib/server/auth/passkey-input';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import type { Challenge, Passkey, Prisma } from '@/lib/server/db/generated/client';
import { env } from '@/lib/server/env';

/** What a passkey is bound to: the host people open the portal at (WebAuthn, "relying party identifier"). */
export const relyingParty = () => ({ id: new URL(env.PUBLIC_ORIGIN).hostname, origin: env.PUBLIC_ORIGIN });

type AskKind = Extract<
  ChallengeKind,
  'PASSKEY_SIGN_IN' | 'PASSKEY_CONFIRM' | 'PASSKEY_SIGN' | 'PASSKEY_SIGN_STATEMENT'
>;

/** A challenge that was made from what the passkey is asked for, and what to keep with it. */
type BoundChallenge = {
  challenge: Uint8Array<ArrayBuffer>;
  payload: Prisma.InputJsonObject;
  /** Asks for this one of the person's passkeys alone: the SHA-256 of its id. */
  credentialIdSha256?: string;
};

/**
 * Asks the browser for a passkey: any of this portal for a sign-in, one of the person's own for a confirmation.
 * Returns the options for the browser; the challenge in them is good once.
 */
export const askForPasskey = async (
  kind: AskKind,
  userId: string | null,
  bound?: BoundChallenge,
): Promise<PublicKeyCredentialRequestOptionsJSON> => {
  const all = userId === null ? [] : await db.passkey.findMany({ where: { userId } });
  const only = bound?.credentialIdSha256;
  const own = only === undefined ? all : all.filter(({ credentialId }) => sha256Hex(credentialId) === only);
  const options = await generateAuthenticationOptions({
    rpID: relyingParty().id,
    userVerification: 'required',
    ...(bound ? { challenge: bound.challenge } : {}),
    allowCredentials: own.map((key) => ({ id: key.credentialId, transports: knownTransports(key.transports) })),
  });
  await openChallenge(db, { kind, userId, token: options.challenge, ...(bound ? { payload: bound.payload } : {}) });
  return options;
};

/**
 * Checks what a passkey answered: a challenge of ours that was not used yet, our address, the person verified by the
 * device, the signature, and a counter that has moved on. Returns the passkey, or null when anything is not so.
 * @param userId the person who must own the passkey; null for a sign-in, where the passkey says who it is
 * @param isFor judges what was kept with the challenge, where it was made for one purpose
 */
export const takePasskey = async (
  kind: AskKind,
  userId: string | null,
  response: AuthenticationResponseJSON,
  isFor: (challenge: Challenge) => boolean = () => true,
): Promise<Passkey | null> => {
  const key = await db.passkey.findUnique({ where: { credentialId: response.id } });
  const at = relyingParty();
  const isOurs = async (challenge: string) => {
    const used = await useUpChallenge(db, kind, challenge);
    return used !== null && used.userId === userId && isFor(used);
  };
  if (!key || (userId !== null && key.userId !== userId)) return null;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: isOurs,
      expectedOrigin: at.origin,
      expectedRPID: at.id,
      requireUserVerification: true,
      credential: { id: key.credentialId, publicKey: new Uint8Array(key.publicKey), counter: Number(key.counter) },
    });
    return verified && (await moveCounter(key, authenticationInfo.newCounter)) ? key : null;
  } catch {
    // The library throws on everything a stranger can send; all of it means the same: not this person.
    return null;
  }
};

// A counter that stands still or goes back hints at a copied key; authenticators without one always say 0.
const moveCounter = async (key: Passkey, counter: number): Promise<boolean> => {
  const { count } = await db.passkey.updateMany({
    where: { id: key.id, counter: key.counter },
    data: { counter, lastUsedAt: now() },
  });
  return count === 1;
};
