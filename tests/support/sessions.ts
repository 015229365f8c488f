import type { Actor } from '@/lib/domain/access/actor';
import { actorOfToken, openSession } from '@/lib/server/auth/sessions';
import { db } from '@/lib/server/db/client';

/** The person with a session of their own in which a one-time code was just shown, as at a real sign-in. */
export const signedIn = async (actor: Actor): Promise<Actor> => {
  const origin = { ip: '203.0.113.7', userAgent: 'Test browser' };
  const token = await db.$transaction((tx) =>
    openSession(tx, { userId: actor.id ?? '', method: 'PASSWORD_TOTP', isSecondFactorShown: true, ...origin }),
  );
  const found = await actorOfToken(token, origin);
  if (!found) throw new Error(`${actor.name} could not be signed in.`);
  return found;
};
