import 'server-only';
import { cookies, headers } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import type { Actor } from '@/lib/domain/access/actor';
import { cookieOptions, nextAuthCookieNames, sessionCookieName } from '@/lib/server/auth/auth-cookies';
import { authOptions } from '@/lib/server/auth/auth-options';
import { askNextAuth } from '@/lib/server/auth/in-process';
import { hashToken, newToken } from '@/lib/server/auth/secret-token';
import { renewToken, signOutToken } from '@/lib/server/auth/sessions';
import { env } from '@/lib/server/env';

/** The session's token out of next-auth's cookie, or null where there is none that we made. */
export const tokenOfCookie = async (cookie: string | undefined): Promise<string | null> => {
  if (!cookie) return null;
  try {
    const content = await decode({ token: cookie, secret: env.AUTH_SECRET });
    return typeof content?.sessionToken === 'string' ? content.sessionToken : null;
  } catch {
    // A cookie of another secret, cut short or too old: the person is simply not signed in.
    return null;
  }
};

/**
 * Signs the person of a ticket in through next-auth: a new session and a new cookie; a session this browser had is
 * ended, so that no token outlives a sign-in. Only callable where cookies may be set (actions, route handlers).
 * Returns false when the ticket is not good any more.
 */
export const signInWithTicket = async (ticket: string): Promise<boolean> => {
  const jar = await cookies();
  const name = sessionCookieName();
  const before = await tokenOfCookie(jar.get(name)?.value);
  const value = await cookieOfTicket(ticket, Object.fromEntries(await headers()));
  if (value === null) return false;
  if (before) await signOutToken(before);
  jar.set(name, value, { ...cookieOptions(), maxAge: maxAge() });
  return true;
};

/** Gives the actor's session a new token after a confirmation: whoever copied the old one gains nothing by it. */
export const renewSessionCookie = async (actor: Pick<Actor, 'sessionId'>): Promise<void> => {
  const sessionToken = actor.sessionId === null ? null : await renewToken(actor.sessionId);
  if (sessionToken === null) return;
  const value = await encode({ token: { sessionToken }, secret: env.AUTH_SECRET, maxAge: maxAge() });
  (await cookies()).set(sessionCookieName(), value, { ...cookieOptions(), maxAge: maxAge() });
};

const maxAge = (): number => env.SESSION_ABSOLUTE_HOURS * 60 * 60;

/** Ends the session of this browser and takes its cookie away. */
export const signOutHere = async (): Promise<void> => {
  const jar = await cookies();
  const token = await tokenOfCookie(jar.get(sessionCookieName())?.value);
  if (token) await signOutToken(token);
  jar.set(sessionCookieName(), '', { ...cookieOptions(), maxAge: 0 });
};

/** Asks next-auth for the cookie of a ticket, as a browser would over HTTP; returns its value or null. */
export const cookieOfTicket = async (
  ticket: string,
  requestHeaders: Record<string, string> = {},
): Promise<string | null> => {
  const csrfToken = newToken();
  const { csrfToken: csrfName } = nextAuthCookieNames();
  // next-auth's own double-submit value: the token and its hash with the secret.
  const cookie = { [csrfName]: `${csrfToken}|${hashToken(csrfToken + env.AUTH_SECRET)}` };
  const answer = await askNextAuth(authOptions(), {
    method: 'POST',
    query: { nextauth: ['callback', 'credentials'] },
    body: { csrfToken, ticket },
    cookies: cookie,
    headers: requestHeaders,
  });
  return answer.cookies.get(sessionCookieName()) || null;
};
