// How much JavaScript a page may load beyond what Next needs by itself, in kilobytes, gzipped (docs/decisions/0052). The
// goals are 16 for public pages and lists and 45 for the heaviest form.

/** Public pages: the goal, which they meet. */
const open = 16;
/** Before somebody is in: a form or two. */
const entry = 24;
/**
 * Whoever is signed in. Lists miss the goal by 8 to 13: the quick search, the watch over the session and the keeper of
 * what was typed stand on every page and make 24 of it; a form adds ten.
 */
const signedIn = 35;

const publicPlaces: ReadonlySet<string> = new Set([
  ...['', 'agencies', 'finder', 'help', 'offices', 'programs', 'register', 'rules', 'signed-out', 'verify'],
]);
const entryPlaces: ReadonlySet<string> = new Set(['sign-in', 'invitation', 'first-administrator']);

/** Forms with more. Six are above the goal: their words stand in one module with what judges them, and zod comes along. */
const heavy: Readonly<Record<string, number>> = {
  '/account': 40,
  '/account/link': 40,
  '/account/second-factors': 45,
  '/admin/people/[userId]': 67,
  '/admin/people/invite': 66,
  '/admin/rules/[version]/programs/[program]/new': 80,
  '/agencies/ask': 24,
  '/agencies/confirm/[token]': 20,
  '/agency/authority/new': 76,
  '/agreements/[agreementId]/step/begin_renewal': 69,
  '/finder': 33,
  '/finder/result': 33,
  '/requests/[requestId]/answer/[section]': 45,
  '/verify': 69,
};

/** What a page may load, in kilobytes. */
export const budgetOf = (page: string): number => {
  const place = page.split('/')[1] ?? '';
  return heavy[page] ?? (publicPlaces.has(place) ? open : entryPlaces.has(place) ? entry : signedIn);
};
