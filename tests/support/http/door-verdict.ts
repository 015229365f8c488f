import type { DoorRule } from '@/lib/domain/access/door';
import { rights } from '@/lib/domain/access/rights';
import type { StepTaker } from '@/lib/domain/access/role';
import type { Call } from '@/tests/support/http/door-calls';
import type { Answer } from '@/tests/support/http/door-client';
import { type Knocker, type Scope, seesCase } from '@/tests/support/http/door-people';
import type { Place } from '@/tests/support/http/door-places';

// What the written table promises to somebody at a door, reckoned here and not by the code that is tried, and whether
// an answer keeps it.

/**
 * IN: gets what is there. NOT_YOURS: knows of the case, and the role is another. NOT_THERE: as if there were nothing.
 * SIGN_IN: nobody yet.
 */
export type Welcome = 'IN' | 'NOT_YOURS' | 'NOT_THERE' | 'SIGN_IN';

type Knock = { scope: Scope | null; stepTakers: readonly StepTaker[] };

const isOneOf = (who: Knocker, by: readonly StepTaker[]): boolean => who.role !== null && by.includes(who.role);

/** What somebody has to find at a door. */
export const promisedAt = (rule: DoorRule, who: Knocker, { scope, stepTakers }: Knock): Welcome => {
  if (rule.open === 'ANYONE' || rule.open === 'LINK') return 'IN';
  if (who.role === null) return 'SIGN_IN';
  if (rule.open === 'SIGNED_IN') return 'IN';
  if (rule.open === 'RIGHT') return rule.rights.some((name) => isOneOf(who, rights[name].by)) ? 'IN' : 'NOT_YOURS';
  if (rule.open === 'ROLE') return isOneOf(who, rule.by) ? 'IN' : 'NOT_YOURS';
  if (!seesCase(who, scope)) return 'NOT_THERE';
  return isOneOf(who, rule.open === 'CASE' ? rule.by : stepTakers) ? 'IN' : 'NOT_YOURS';
};

const isToSignIn = ({ status, location }: Answer): boolean =>
  status >= 300 && status < 400 && /^(?:https?:\/\/[^/]+)?\/sign-in(?:\?|$)/u.test(location);

/** Whether a page or route answered as promised. */
export const keepsPromise = (welcome: Welcome, { key, rule, method }: Place, answer: Answer): boolean => {
  // A file is simply not there for somebody unknown; a page asks to sign in and comes back.
  const isFile = !key.startsWith('/');
  if (welcome === 'SIGN_IN') return isToSignIn(answer) || (isFile && [401, 404].includes(answer.status));
  // What is public answers everybody alike, also that it wants another form, or a page before this one.
  if (rule.open === 'ANYONE' || rule.open === 'LINK') return answer.status < 500;
  if (welcome === 'IN' && answer.status < 400) return !isToSignIn(answer);
  if (welcome === 'IN') return rule.sometimes === true && answer.status < 500;
  // A post of somebody who sees the case and may not take the step is told so, at the page it came from.
  if (method === 'POST' && welcome === 'NOT_YOURS') return answer.status < 500 && !/upload=OK/u.test(answer.location);
  return answer.status === 404;
};

// Actions whose answers have other words: nobody signs the text that is asked about now, a wrong key is "not yours" to
// whoever shows it, and to stop looking as somebody else leads home when nobody does.
const otherWords: readonly { action: RegExp; words: RegExp; of: readonly Welcome[] }[] = [
  { action: /ToSign(?:Statement)?$/u, words: /^(?:not_found|to \/agreements\/)/u, of: ['IN'] },
  { action: /askPasskeyToSign$/u, words: /^to \/agreements\//u, of: ['NOT_YOURS', 'NOT_THERE'] },
  { action: /(?:confirmPasskeyAction|NewPasskey)$/u, words: /^not_yours$/u, of: ['IN'] },
  { action: /stopViewAs$/u, words: /^to \/dashboard$/u, of: ['IN', 'SIGN_IN'] },
];

/** Whether an action answered as promised; `why` is its refusal, or where it led. */
export const callKeepsPromise = (welcome: Welcome, { key, rule }: Call, why: string): boolean => {
  if (why.startsWith('status 5')) return false;
  // The only act of a right that changes nothing and takes no form: it reads the chain.
  if (why === 'done') return key === '/admin/audit check' && welcome === 'IN';
  if (rule.open === 'ANYONE' || rule.open === 'LINK') return true;
  if (otherWords.some(({ action, words, of }) => of.includes(welcome) && action.test(key) && words.test(why)))
    return true;
  if (welcome === 'SIGN_IN') return /^to \/sign-in(?:\?|$)/u.test(why) || why === 'not_yours';
  if (welcome === 'NOT_THERE') return why === 'not_found';
  const isRefused = ['not_yours', 'not_found', 'status 404'].includes(why);
  // Whoever is let in is refused for what the form lacks, and for nothing else.
  return welcome === 'NOT_YOURS' ? isRefused : !isRefused;
};

/** What a person can read of an answer. The rest differs from answer to answer: ids, keys, the order of the stream. */
export const readable = (body: string): string =>
  [
    ...new Set(
      body
        .replaceAll(/<(script|template)\b[^>]*>.*?<\/\1>/gsu, ' ')
        .replaceAll(/<[^>]*>/gu, ' ')
        .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu, 'ID')
        .split(/\s+/u),
    ),
  ]
    .sort()
    .join(' ');

const relationOf = (scope: Scope | null, who: Knocker): string =>
  scope === null ? '' : `${scope.agencyId === who.agencyId} ${scope.officeId === who.officeId} ${scope.isSent}`;

export type Cell = { place: Place; who: Knocker };

/** Whoever may not come in is tried once for each way of not belonging; whoever may, at every case. */
export const onceEach = (cells: readonly Cell[]): Cell[] => {
  const seen = new Set<string>();
  return cells.filter(({ place, who }) => {
    if (promisedAt(place.rule, who, place) === 'IN') return true;
    const id = `${place.key} ${place.stepTakers.join()} ${who.name} ${relationOf(place.scope, who)}`;
    return !seen.has(id) && seen.add(id);
  });
};
