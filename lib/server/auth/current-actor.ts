import 'server-only';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Actor } from '@/lib/domain/access/actor';
import { paths } from '@/lib/domain/paths';
import { rememberActor } from '@/lib/server/audit/present-request';
import { sessionCookieName } from '@/lib/server/auth/auth-cookies';
import { originOf } from '@/lib/server/auth/client-address';
import { safeBack } from '@/lib/server/auth/safe-back';
import { tokenOfCookie } from '@/lib/server/auth/session-cookie';
import { actorOfToken } from '@/lib/server/auth/sessions';
import { narrowTo, runAs } from '@/lib/server/db/request-scope';
import { scopeOf } from '@/lib/server/db/scope-of';
import { noteLook, seenAs } from '@/lib/server/view-as/view-as';

/** The header in which the door says which page is asked for, so that sign-in can come back to it. */
export const pathHeader = 'x-portal-path';

// Who is signed in, whomever they see the portal as.
const signedInActor = cache(async (): Promise<Actor | null> => {
  const token = await tokenOfCookie((await cookies()).get(sessionCookieName())?.value);
  return token === null ? null : actorOfToken(token, originOf(await headers()));
});

// As whom they see the portal, where it is not themselves.
const seenActor = cache(async (): Promise<Actor | null> => {
  const actor = await signedInActor();
  return actor && runAs('system', () => seenAs(actor));
});

const pageAsked = async (): Promise<string> => safeBack((await headers()).get(pathHeader), '');

/**
 * The signed-in person of the present request, or null. Read from the database once for each request: a revoked
 * session, a closed account or a changed role counts at once. Whoever sees the portal as somebody else acts as nobody:
 * they are sent to the page that says so, and the try is noted. From then on the database shows this request the rows of
 * this person's side only (docs/decisions/0029).
 */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const [actor, seen] = [await signedInActor(), await seenActor()];
  if (seen) {
    await noteLook(seen, { action: 'view_as.refused', page: (await headers()).get(pathHeader) });
    redirect(paths.viewAsRefused());
  }
  rememberActor(actor);
  if (actor) narrowTo(scopeOf(actor));
  return actor;
});

/**
 * Who the present page is drawn for: the signed-in person, or the one as whom an administrator sees it, which is noted.
 * For pages that show and do nothing; everything else asks `requireActor`.
 */
export const requireReader = cache(async (): Promise<Actor> => {
  const seen = await seenActor();
  if (!seen) return requireActor();
  await noteLook(seen, { action: 'view_as.page', page: (await headers()).get(pathHeader) });
  rememberActor(seen);
  narrowTo(scopeOf(seen));
  return seen;
});

/** Whose name and places the frame around a page shows. The page inside says by itself whether it may be shown. */
export const requireFrame = async (): Promise<Actor> => {
  const seen = await seenActor();
  if (seen) narrowTo(scopeOf(seen));
  return seen ?? requireActor();
};

/**
 * Who an open page asks for by itself, without its person: looking so keeps no session open. Null where nobody is signed
 * in, and for whoever sees the portal as somebody else.
 */
export const watchingActor = async (): Promise<Actor | null> => {
  const token = await tokenOfCookie((await cookies()).get(sessionCookieName())?.value);
  const actor = token === null ? null : await actorOfToken(token, originOf(await headers()), false);
  if (!actor || (await runAs('system', () => seenAs(actor)))) return null;
  rememberActor(actor);
  narrowTo(scopeOf(actor));
  return actor;
};

/** Whoever sees the portal as somebody else now, and as whom; null for everybody who does not. */
export const presentView = async (): Promise<{ viewer: Actor; seen: Actor } | null> => {
  const [viewer, seen] = [await signedInActor(), await seenActor()];
  return viewer && seen && { viewer, seen };
};

/** The signed-in person of the present request. Anyone else is sent to sign-in, which comes back to the page. */
export const requireActor = async (): Promise<Actor> => {
  const actor = await currentActor();
  if (actor) return actor;
  const page = await pageAsked();
  redirect(page === '' ? paths.signIn() : paths.signIn(page));
};
