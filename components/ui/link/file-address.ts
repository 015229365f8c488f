// Addresses that answer with a file. A link to one is a plain one: the client router would ask for a page first, so that
// the file is drawn and noted twice. And it never says `download`: the answer may also be the page to sign in or to
// confirm on, which the browser would then save under the name of the file. Files say themselves that they are to be
// saved (Content-Disposition). A test compares this with the routes.

const ofPortal = [
  'files/[^/]+',
  'admin/audit/(?:export|proof/[^/]+)',
  'admin/(?:directory|imports)/(?:template|[^/]+/errors)',
  'admin/records/(?:log/file|[^/]+/package)',
  'agreements/[^/]+/pack',
  'reports/file',
  'requests/export(?:s/[^/]+/file)?',
  'register/[^/]+/(?:text|minutes/[^/]+)',
  '(?:[^/]+/)+[^/]+\\.(?:pdf|ics|csv|json|atom)',
];

const pattern = new RegExp(`^/(?:${ofPortal.join('|')})(?:[?#]|$)`, 'u');

/** True for an address of the portal that answers with a file and not with a page. */
export const isFileAddress = (href: string): boolean => pattern.test(href);
