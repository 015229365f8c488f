import 'server-only';
import type { AuthOptions } from 'next-auth';
import credentials from 'next-auth/providers/credentials';
import { z } from 'zod';
import { cookieOptions, nextAuthCookieNames, sessionCookieName } from '@/lib/server/auth/auth-cookies';
import { useUpChallenge } from '@/lib/server/auth/challenges';
import { safeBack } from '@/lib/server/auth/safe-back';
import { openSession, type SignInMethod, signOutToken } from '@/lib/server/auth/sessions';
import { maySignIn } from '@/lib/server/auth/sign-in-allowed';
import { db } from '@/lib/server/db/client';
import { runAs } from '@/lib/server/db/request-scope';
import { env } from '@/lib/server/env';

// next-auth carries a session's token in its encrypted cookie and nothing else. Whether the session counts, and what
// its person may do, is decided by rows (sessions.ts) at every request, never by the cookie.

const methods = [
  'PASSWORD_TOTP',
  'PASSWORD_PASSKEY',
  'PASSWORD_RECOVERY_CODE',
  'PASSKEY',
  'PROVIDER',
  'PROVIDER_TOTP',
  'PROVIDER_PASSKEY',
  'PROVIDER_RECOVERY_CODE',
  'DEMONSTRATION',
] as const satisfies readonly SignInMethod[];

/** What a finished sign-in hands to next-auth, kept with its challenge. */
export const signInPayload = z.strictObject({
  method: z.enum(methods),
  ip: z.string().max(64).nullable(),
  userAgent: z.string().max(300).nullable(),
  /** When a provider saw the second factor; left out where it was shown here, just now. */
  shownAt: z.iso.datetime().max(40).optional(),
});

const ticketForm = z.object({ ticket: z.string().max(100) });

/**
 * Turns a ticket into a session. A ticket is made by the server once password and second factor (or a passkey) were
 * shown; it is good once and for a minute. Returns null for any other ticket.
 */
export const sessionOfTicket = (ticket: string): Promise<{ id: string; token: string } | null> =>
  runAs('arrival', () => takeTicket(ticket));

const takeTicket = (ticket: string): Promise<{ id: string; token: string } | null> =>
  db.$transaction(async (tx) => {
    const challenge = await useUpChallenge(tx, 'SIGN_IN', ticket);
    if (!challenge?.userId) return null;
    const { method, shownAt, ...origin } = signInPayload.parse(challenge.payload);
    const isSecondFactorShown = method !== 'DEMONSTRATION';
    if (!isSecondFactorShown && !env.DEMO) return null;
    const user = await tx.user.findFirst({
      where: { AND: [{ id: challenge.userId }, maySignIn()] },
      select: { id: true },
    });
    if (!user) return null;
    const shown = { isSecondFactorShown, ...(shownAt ? { shownAt: new Date(shownAt) } : {}) };
    return { id: user.id, token: await openSession(tx, { userId: user.id, method, ...shown, ...origin }) };
  });

/** The options of next-auth. A function, because settings are not known when the portal is built. */
export const authOptions = (): AuthOptions => {
  const maxAge = env.SESSION_ABSOLUTE_HOURS * 60 * 60;
  const names = nextAuthCookieNames();
  return {
    secret: env.AUTH_SECRET,
    session: { strategy: 'jwt', maxAge },
    pages: { signIn: '/sign-in', signOut: '/account', error: '/sign-in' },
    providers: [
      credentials({
        credentials: { ticket: {} },
        authorize: async (given) => {
          const form = ticketForm.safeParse(given);
          return form.success ? sessionOfTicket(form.data.ticket) : null;
        },
      }),
    ],
    callbacks: {
      // At sign-in the token of the new session, later the one already carried; never a name, an address or a role.
      jwt: ({ token, user }) => ({ sessionToken: user ? tokenOf(user) : token.sessionToken }),
      // What /api/auth/session may say to a browser: nothing about the person.
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) =>
        `${baseUrl}${safeBack(url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url)}`,
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sessionToken === 'string') await signOutToken(token.sessionToken);
      },
    },
    cookies: {
      sessionToken: { name: sessionCookieName(), options: cookieOptions() },
      callbackUrl: { name: names.callbackUrl, options: cookieOptions() },
      csrfToken: { name: names.csrfToken, options: cookieOptions() },
    },
    // Nothing of a request may reach the log through next-auth; refusals are in the audit chain.
    logger: { error: () => undefined, warn: () => undefined, debug: () => undefined },
  };
};

const tokenOf = (user: object): string => z.object({ token: z.string() }).parse(user).token;
