// How much JavaScript a page may load beyond what Next needs by itself, in kilobytes, gzipped (docs/decisions/0052). The
// goals are 16 for public pages and lists and 45 for the heaviest form.

/** Public pages, and the lists that people work from: the goal, which they meet. */
const goal = 16;
/** Before somebody is in: a form or two. */
const entry = 17;
/** Whoever is signed in: the frame makes 12 of it, a form adds four to ten. */
const signedIn = 25;

const publicPlaces: ReadonlySet<string> = new Set([
  ...['', 'agencies', 'finder', 'help', 'offices', 'programs', 'register', 'rules', 'signed-out', 'verify'],
]);
const entryPlaces: ReadonlySet<string> = new Set(['sign-in', 'invitation', 'first-administrator']);

const lists: ReadonlySet<string> = new Set([
  ...['/dashboard', '/requests', '/agreements', '/notices', '/notices/undelivered', '/search', '/calendar'],
  ...[
    '/reports/map',
    '/admin/agencies',
    '/admin/catalog',
    '/admin/mails',
    '/admin/people',
    '/admin/people/invitations',
  ],
  ...[
    '/admin/people/review',
    '/admin/permissions',
    '/admin/records',
    '/admin/records/log',
    '/admin/rules',
    '/admin/seals',
  ],
  ...['/admin/templates', '/admin/templates/clauses', '/admin/verification'],
]);

/** Forms with more, all below the goal of 45. */
const heavy: Readonly<Record<string, number>> = {
  '/account': 30,
  '/account/link': 30,
  '/account/second-factors': 35,
  '/admin/rules/[version]/programs/[program]/new': 30,
  '/finder': 25,
  '/finder/result': 25,
  '/requests/[requestId]/answer/[section]': 33,
};

/** What a page may load, in kilobytes. */
export const budgetOf = (page: string): number => {
  const place = page.split('/')[1] ?? '';
  if (publicPlaces.has(place) || lists.has(page)) return heavy[page] ?? goal;
  return heavy[page] ?? (entryPlaces.has(place) ? entry : signedIn);
};
