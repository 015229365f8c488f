import 'server-only';
import { cookies } from 'next/headers';
import { sessionCookieName } from '@/lib/server/auth/auth-cookies';
import { hashToken } from '@/lib/server/auth/secret-token';
import { tokenOfCookie } from '@/lib/server/auth/session-cookie';
import { db } from '@/lib/server/db/client';

/** Why somebody else ended the session of this browser. */
export type SignedOut = { heading: string; text: string };

const words: Record<string, SignedOut> = {
  CLOSED: {
    heading: 'Your account was closed',
    text: 'An administrator has closed it. What you had not sent was not saved. If you still need the account, ask your administrator to reopen it.',
  },
  CHANGED: {
    heading: 'Your account was changed',
    text: 'An administrator has changed your roles or your office. What you had not sent was not saved. Sign in again to go on.',
  },
  ENDED: {
    heading: 'You were signed out',
    text: 'An administrator has ended your sessions. What you had not sent was not saved. Sign in again to go on.',
  },
};

/**
 * What the sign-in page says to somebody whose session was ended by an administrator; null for everybody else. Only a
 * browser that holds the token of that session is told, so a stranger learns nothing about an account.
 */
export const whySignedOut = async (): Promise<SignedOut | null> => {
  const token = await tokenOfCookie((await cookies()).get(sessionCookieName())?.value);
  if (token === null) return null;
  const session = await db.session.findUnique({
    where: { tokenHash: hashToken(token) },
    select: { revokedAt: true, endedBecause: true },
  });
  return session?.revokedAt ? (words[session.endedBecause ?? ''] ?? null) : null;
};
