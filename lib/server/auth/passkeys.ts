import 'server-only';
import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { appendAudit } from '@/lib/server/audit/append';
import { openChallenge, useUpChallenge } from '@/lib/server/auth/challenges';
import { relyingParty } from '@/lib/server/auth/passkey-check';
import { knownTransports } from '@/lib/server/auth/passkey-input';
import { mustUsePasskey } from '@/lib/server/auth/passkey-rule';
import type { Person } from '@/lib/server/auth/person';
import { tellOwner } from '@/lib/server/auth/security-letters';
import { missingStepUp } from '@/lib/server/auth/step-up';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';

const passkeysMax = 10;

/** Asks the browser to make a passkey for a person. Returns the options for it; the challenge in them is good once. */
export const askForNewPasskey = async (actor: Pick<Person, 'id'>): Promise<PublicKeyCredentialCreationOptionsJSON> => {
  const user = await db.user.findUniqueOrThrow({ where: { id: actor.id }, include: { passkeys: true } });
  const options = await generateRegistrationOptions({
    rpName: 'ACCESS Partnership Portal',
    rpID: relyingParty().id,
    userName: user.workEmail,
    userID: new TextEncoder().encode(user.id),
    userDisplayName: user.name,
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: user.passkeys.map((key) => ({
      id: key.credentialId,
      transports: knownTransports(key.transports),
    })),
  });
  await openChallenge(db, { kind: 'PASSKEY_ADD', userId: user.id, token: options.challenge });
  return options;
};

type NewPasskey = { label: string; response: RegistrationResponseJSON };

const notAdded = () => refuse('invalid', 'This passkey could not be added. Start again with "Add a passkey".');

/** What a browser made, where it answers a challenge of this person's with the person verified; null for anything else. */
export const verifyNewPasskey = async (userId: string, response: RegistrationResponseJSON) => {
  const at = relyingParty();
  const isOurs = async (challenge: string) => (await useUpChallenge(db, 'PASSKEY_ADD', challenge))?.userId === userId;
  const made = await verifyRegistrationResponse({
    response,
    expectedChallenge: isOurs,
    expectedOrigin: at.origin,
    expectedRPID: at.id,
    requireUserVerification: true,
  }).catch(() => null);
  return made?.verified ? made.registrationInfo.credential : null;
};

type Verified = NonNullable<Awaited<ReturnType<typeof verifyNewPasskey>>>;

/** Puts a verified passkey on a person's list and tells them, in the caller's transaction. Refuses one that is in use. */
export const putPasskey = async (
  tx: Transaction,
  actor: Pick<Person, 'id' | 'sessionId'>,
  credential: Verified,
  { label, response }: NewPasskey,
): Promise<Outcome<{ id: string }>> => {
  await tx.$queryRaw`SELECT id FROM users WHERE id = ${actor.id}::uuid FOR UPDATE`;
  if ((await tx.passkey.count({ where: { userId: actor.id } })) >= passkeysMax) {
    return refuse('blocked', `You have ${passkeysMax} passkeys. Remove one before you add another.`);
  }
  if (await tx.passkey.findUnique({ where: { credentialId: credential.id } })) {
    return refuse('blocked', 'This passkey is already in use. Make a new one on your device.');
  }
  const key = await tx.passkey.create({
    data: {
      userId: actor.id,
      credentialId: credential.id,
      publicKey: new Uint8Array(credential.publicKey),
      counter: credential.counter,
      transports: knownTransports(response.response.transports),
      label,
      createdAt: now(),
    },
  });
  await appendAudit(tx, {
    actor,
    role: 'NONE',
    action: 'passkey.added',
    target: { type: 'passkey', id: key.id },
    outcome: 'done',
  });
  await tellOwner(tx, actor.id, 'passkey-added', { label });
  return done({ id: key.id }, 'The passkey was added. Use it the next time you sign in.');
};

/** Adds a passkey that a browser made for a person. Refuses what does not answer a challenge of theirs. */
export const addPasskey = async (
  actor: Person,
  label: string,
  response: RegistrationResponseJSON,
): Promise<Outcome<{ id: string }>> => {
  const unconfirmed = missingStepUp(actor, 'add_passkey');
  if (unconfirmed) return unconfirmed;
  const credential = await verifyNewPasskey(actor.id, response);
  if (!credential) return notAdded();
  return db.$transaction((tx) => putPasskey(tx, actor, credential, { label, response }));
};

/** Removes a passkey of the person's own. The last second factor stays, and so does the last passkey where one is needed. */
export const removePasskey = async (actor: Person, id: string): Promise<Outcome<null>> => {
  const unconfirmed = missingStepUp(actor, 'remove_passkey');
  if (unconfirmed) return unconfirmed;
  return db.$transaction(async (tx) => {
    // One removal of a person at a time, so that two at once cannot take the last two factors away.
    await tx.$queryRaw`SELECT id FROM users WHERE id = ${actor.id}::uuid FOR UPDATE`;
    const user = await tx.user.findUniqueOrThrow({
      where: { id: actor.id },
      include: { passkeys: { select: { id: true, label: true } } },
    });
    if (!user.passkeys.some((key) => key.id === id)) {
      return refuse('not_found', 'This passkey is not on your list any more. Open the page again.');
    }
    if (user.totpSecret === null && user.passkeys.length === 1) {
      return refuse('blocked', 'This is your only second factor. Add another passkey or an authenticator app first.');
    }
    if (user.passkeys.length === 1 && (await mustUsePasskey(actor.id, tx))) {
      return refuse('blocked', 'Your role asks for a passkey, and this is your only one. Add another passkey first.');
    }
    await tx.passkey.delete({ where: { id } });
    await appendAudit(tx, {
      actor,
      role: 'NONE',
      action: 'passkey.removed',
      target: { type: 'passkey', id },
      outcome: 'done',
    });
    await tellOwner(tx, actor.id, 'passkey-removed', {
      label: user.passkeys.find((key) => key.id === id)?.label ?? '',
    });
    return done(null, 'The passkey was removed.');
  });
};
