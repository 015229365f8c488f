import 'server-only';

// Pages and routes of people who are not signed in and about to be: what they do needs accounts, and no case. A page or
// route under app/(auth) that is missing here finds nobody, and turns a test red.

/** Where the work of a request may look at accounts from its beginning; what stands under a path counts as well. */
export const arrivals: readonly string[] = [
  '/sign-in',
  '/signed-out',
  '/invitation',
  '/first-administrator',
  '/agencies/ask',
  '/agencies/confirm',
  '/agencies/welcome',
  '/api/auth',
  '/api/session',
];

/** The scope in which the work of a request begins, by its address. */
export const startScope = (url: string | undefined): 'public' | 'arrival' => {
  const path = url?.split(/[?#]/u, 1)[0] ?? '/';
  return arrivals.some((arrival) => path === arrival || path.startsWith(`${arrival}/`)) ? 'arrival' : 'public';
};
