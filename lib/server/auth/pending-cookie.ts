import 'server-only';
import { cookies } from 'next/headers';
import { cookieOptions, pendingCookieName } from '@/lib/server/auth/auth-cookies';

// Between password and second factor a browser holds the token of a challenge: good once, for ten minutes, and worth
// nothing without the second factor. It is no session.

const maxAgeSeconds = 600;

/** Keeps the token of a half-finished sign-in in the browser. */
export const keepPending = async (token: string): Promise<void> => {
  (await cookies()).set(pendingCookieName(), token, { ...cookieOptions(), maxAge: maxAgeSeconds });
};

/** The token of the half-finished sign-in of this browser; an empty text when there is none. */
export const pendingToken = async (): Promise<string> => (await cookies()).get(pendingCookieName())?.value ?? '';

/** Forgets the half-finished sign-in of this browser. */
export const forgetPending = async (): Promise<void> => {
  (await cookies()).set(pendingCookieName(), '', { ...cookieOptions(), maxAge: 0 });
};
