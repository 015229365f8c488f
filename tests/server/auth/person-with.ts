import { askForPasskey } from '@/lib/server/auth/passkey-check';
import { readAttestation } from '@/lib/server/auth/passkey-input';
import { addPasskey, askForNewPasskey } from '@/lib/server/auth/passkeys';
import { type Person, personOf } from '@/lib/server/auth/person';
import { actorColumns, toActor } from '@/lib/server/auth/to-actor';
import { db } from '@/lib/server/db/client';
import { env } from '@/lib/server/env';
import { makeUser } from '@/tests/support/actors';
import { signedIn } from '@/tests/support/sessions';
import { softAuthenticator, type Twist } from '@/tests/support/soft-authenticator';

/** Adds a passkey in software for a person; returns it with the portal's answer. */
export const enrol = async (actor: Person, twist: Twist = {}) => {
  const key = softAuthenticator(env.PUBLIC_ORIGIN);
  const { challenge } = await askForNewPasskey(actor);
  const response = readAttestation(key.create(challenge, twist));
  if (!response) throw new Error('The passkey in software wrote something that cannot be read.');
  return { key, answer: await addPasskey(actor, 'Test key', response), response };
};

/** People who are further on than a new account. */
export const personWith = {
  /** Signed in, with a second factor just shown. */
  session: async () => {
    const user = await makeUser();
    const row = await db.user.findUniqueOrThrow({ where: { id: user.id }, select: actorColumns });
    return { user, actor: personOf(await signedIn(await toActor(row))) };
  },
  /** Signed in, with a passkey. */
  passkey: async () => {
    const { user, actor } = await personWith.session();
    const { key, answer } = await enrol(actor);
    if (!answer.ok) throw new Error(answer.message);
    return {
      user,
      actor,
      key,
      passkeyId: answer.value.id,
      askToSignIn: async () => (await askForPasskey('PASSKEY_SIGN_IN', null)).challenge,
      askToConfirm: async () => (await askForPasskey('PASSKEY_CONFIRM', user.id)).challenge,
    };
  },
};
