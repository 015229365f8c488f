import 'server-only';
import { env } from '@/lib/server/env';

// `__Host-` binds a cookie to this host, to https and to the whole site (RFC 6265bis, section 4.1.3.2). Browsers refuse
// the prefix over plain http, which is allowed on this machine only.

/** True when people open the portal over https. */
export const isSecureOrigin = (): boolean => env.PUBLIC_ORIGIN.startsWith('https:');

const withPrefix = (name: string): string => (isSecureOrigin() ? `__Host-${name}` : name);

/** The name of the cookie that carries the session. */
export const sessionCookieName = (): string => withPrefix('access-session');

/** The name of the cookie between the password and the second factor. */
export const pendingCookieName = (): string => withPrefix('access-sign-in');

/** Names of what next-auth keeps besides the session. */
export const nextAuthCookieNames = () => ({
  callbackUrl: withPrefix('access-back'),
  csrfToken: withPrefix('access-csrf'),
});

/** What every cookie of the portal is sent with. */
export const cookieOptions = () => ({
  httpOnly: true,
  sameSite: 'lax' as const,
  path: '/',
  secure: isSecureOrigin(),
});

/** Names of what a browser keeps while its person is at an identity provider, and until the account is linked. */
export const providerCookieNames = () => ({
  flow: withPrefix('access-provider'),
  state: withPrefix('access-provider-state'),
  nonce: withPrefix('access-provider-nonce'),
  pkce: withPrefix('access-provider-pkce'),
  link: withPrefix('access-provider-link'),
});
