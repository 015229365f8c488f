// Where a request says it comes from, and where it says it goes. Both are compared with the public origin, which is a
// setting and never a header (quality.md R11).

type Headers = Readonly<Record<string, string | undefined>>;

/**
 * True when a request that changes something comes from a page of the portal: `Origin` has to be there and equal, and
 * `Sec-Fetch-Site`, where the browser sends it, has to agree.
 */
export const isFromOwnOrigin = (headers: Headers, publicOrigin: string): boolean => {
  const site = headers['sec-fetch-site'];
  return headers.origin === publicOrigin && (site === undefined || site === 'same-origin');
};

/** True when the request names the host of the public origin, with or without a port that goes without saying. */
export const isOwnHost = (host: string | undefined, publicOrigin: string): boolean => {
  const { host: own, protocol } = new URL(publicOrigin);
  const plain = (host ?? '').toLowerCase();
  return plain === own || plain === `${own}:${protocol === 'https:' ? 443 : 80}`;
};

const ofThisMachine = /^(?:localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/u;

/**
 * True when somebody opens a portal of this machine under another name of this machine, such as 127.0.0.1 for localhost:
 * such a visitor is shown the way, because no stranger can be sent anywhere by it.
 */
export const isOtherNameOfThisMachine = (host: string | undefined, publicOrigin: string): boolean => {
  const asked = ofThisMachine.exec((host ?? '').toLowerCase());
  const own = ofThisMachine.exec(new URL(publicOrigin).host);
  return asked !== null && own !== null && asked[1] === own[1];
};
