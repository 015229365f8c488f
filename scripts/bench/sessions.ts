import { encode } from 'next-auth/jwt';
import type { Actor } from '@/lib/domain/access/actor';
import { sessionCookieName } from '@/lib/server/auth/auth-cookies';
import { openSession } from '@/lib/server/auth/sessions';
import { actorColumns, toActor } from '@/lib/server/auth/to-actor';
import { db } from '@/lib/server/db/client';
import { env } from '@/lib/server/env';
import { Refusal } from '@/scripts/refusal';

const origin = { ip: '127.0.0.1', userAgent: 'Bench' };

/** Somebody of the demonstration, signed in: with a session of their own, and what a browser would send along. */
export type SignedIn = { actor: Actor; headers: Record<string, string> };

/** Signs somebody in as if they had just shown their second factor. */
export const signIn = async (email: string): Promise<SignedIn> => {
  const user = await db.user.findFirst({ where: { workEmail: email }, select: actorColumns });
  if (!user) throw new Refusal(`The demonstration has nobody with the address ${email}.`);
  const token = await db.$transaction((tx) =>
    openSession(tx, { userId: user.id, method: 'PASSWORD_TOTP', isSecondFactorShown: true, ...origin }),
  );
  const secret = env.AUTH_SECRET;
  const cookie = `${sessionCookieName()}=${await encode({ token: { sessionToken: token }, secret })}`;
  return {
    actor: await toActor(user),
    headers: { cookie, 'user-agent': origin.userAgent, 'sec-fetch-site': 'same-origin', origin: env.PUBLIC_ORIGIN },
  };
};
