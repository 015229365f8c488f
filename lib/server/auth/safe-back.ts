import 'server-only';

const backCharsMax = 500;
const ownPath = /^\/(?![/\\])[\w\-./~%?=&+,:@!*;]*(?:#[\w-]{1,60})?$/u;
const here = 'http://portal.invalid';

/**
 * The page to go to after sign-in, where it is one of ours.
 * Takes what stood in the address or the form; returns a path of this portal, or `fallback` for anything else: full
 * addresses, `//host`, backslashes, encoded slashes, control characters, and the sign-in pages themselves.
 */
export const safeBack = (wanted: unknown, fallback = '/dashboard'): string => {
  if (typeof wanted !== 'string' || wanted.length > backCharsMax || !ownPath.test(wanted)) return fallback;
  if (!URL.canParse(wanted, here)) return fallback;
  const url = new URL(wanted, here);
  const [path = ''] = wanted.split(/[?#]/u);
  // Another reader may decode once more, so an encoded slash, backslash or dot in the path counts as the real one.
  if (url.origin !== here || /%(?:2f|5c|2e|25|0|1)/iu.test(path) || path.includes('//')) return fallback;
  if (/^\/(?:sign-in|signed-out|api)(?:\/|$)/u.test(url.pathname)) return fallback;
  return `${url.pathname}${url.search}${url.hash}`;
};
