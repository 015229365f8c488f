import 'server-only';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Actor } from '@/lib/domain/access/actor';
import { paths } from '@/lib/domain/paths';
import { sessionCookieName } from '@/lib/server/auth/auth-cookies';
import { originOf } from '@/lib/server/auth/client-address';
import { safeBack } from '@/lib/server/auth/safe-back';
import { tokenOfCookie } from '@/lib/server/auth/session-cookie';
import { actorOfToken } from '@/lib/server/auth/sessions';
import { type DatabaseScope, narrowTo } from '@/lib/server/db/request-scope';

/** The header in which the door says which page is asked for, so that sign-in can come back to it. */
export const pathHeader = 'x-portal-path';

/**
 * The signed-in person of the present request, or null. Read from the database once for each request: a revoked
 * session, a closed account or a changed role counts at once.
 */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const token = await tokenOfCookie((await cookies()).get(sessionCookieName())?.value);
  const actor = token === null ? null : await actorOfToken(token, originOf(await headers()));
  if (actor) narrowTo(scopeOf(actor));
  return actor;
});

/** The rows that a person may see at most: an officer without an agency sees what a visitor sees. */
const scopeOf = ({ side, agencyId }: Actor): DatabaseScope => {
  if (side === 'ICE') return 'ice';
  return side === 'AGENCY' && agencyId !== null ? `agency:${agencyId}` : 'public';
};

/** The signed-in person of the present request. Anyone else is sent to sign-in, which comes back to the page. */
export const requireActor = async (): Promise<Actor> => {
  const actor = await currentActor();
  if (actor) return actor;
  const page = safeBack((await headers()).get(pathHeader), '');
  redirect(page === '' ? paths.signIn() : paths.signIn(page));
};
