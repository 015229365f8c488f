// Public pages that are drawn for nobody in particular: they look up no session and read nothing of a request but its
// address, so that one drawing serves everybody who asks for it within a moment.

const keptPages = [
  /^\/$/u,
  /^\/offices$/u,
  /^\/programs(?:\/[^/]+)?$/u,
  /^\/register(?:\/map|\/[A-Z0-9-]+)?$/u,
  /^\/rules$/u,
];

/** Longer addresses are nobody's link; each would keep a drawing of its own. */
const addressMax = 300;

/** What a request asks for, as far as it decides whether a drawing serves. Header names are in lower case. */
export type AskedPage = { method: string; address: string; headers: Readonly<Record<string, unknown>> };

/**
 * True where an answer that was drawn a moment ago for somebody else is this one's answer too. What Next asks for within
 * an open page is another form of it and is drawn each time.
 */
export const mayBeKept = ({ method, address, headers }: AskedPage): boolean => {
  const [path = ''] = address.split('?', 1);
  if (method !== 'GET' || address.length > addressMax || !keptPages.some((page) => page.test(path))) return false;
  if (/[?&]_rsc(?:=|&|$)/u.test(address)) return false;
  return !Object.keys(headers).some((name) => name === 'rsc' || name.startsWith('next-'));
};
