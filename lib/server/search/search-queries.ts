import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { dateIn, dateText } from '@/lib/domain/dates';
import { paths } from '@/lib/domain/paths';
import { type SearchKind, searchKinds } from '@/lib/domain/search/search-keys';
import {
  caseNumberIn,
  isTooShort,
  kindRows,
  overviewRows,
  putRight,
  type SearchQuery,
  wordsIn,
} from '@/lib/domain/search/search-query';
import {
  type SearchGroup,
  type SearchHit,
  type SearchRow,
  type SearchView,
  searchKindWords,
  stretches,
  unmarked,
} from '@/lib/domain/search/search-view';
import { visibleAgreements } from '@/lib/server/agreements/visible';
import { noteRead } from '@/lib/server/audit/note-read';
import { db } from '@/lib/server/db/client';
import { visibleRequests } from '@/lib/server/requests/visible';
import { type FoundEntry, findEntries, likelyWords, tookTooLong } from '@/lib/server/search/find-entries';
import { stillReadable } from '@/lib/server/search/still-readable';

// One box over everything that a person may read.

/** Dates of a list over all agencies are counted as the federal government's capital counts them. */
const listTimeZone = 'America/New_York';

const agencyHref = (actor: Actor, { subject_id, title }: FoundEntry): string => {
  if (actor.side === 'AGENCY') return paths.ownAgency();
  if (holdsRight(actor, 'verify_agency')) return paths.adminAgency(subject_id);
  return paths.requestsNamed(unmarked(title));
};

const caseHref = ({ request_id, agreement_id }: FoundEntry): string =>
  request_id === null ? paths.agreement(agreement_id ?? '') : paths.request(request_id);

const hrefOf = (actor: Actor, entry: FoundEntry): string => {
  switch (entry.kind) {
    case 'AGENCY':
      return agencyHref(actor, entry);
    case 'PERSON':
      return paths.adminPerson(entry.subject_id);
    case 'QUESTION':
      return paths.questions(entry.request_id ?? '');
    case 'COMMENT':
      return entry.request_id === null
        ? paths.agreementComments(entry.agreement_id ?? '')
        : paths.comments(entry.request_id);
    default:
      return caseHref(entry);
  }
};

const toRow = (actor: Actor, entry: FoundEntry): SearchRow => ({
  id: entry.id,
  href: hrefOf(actor, entry),
  title: stretches(entry.title === '' ? entry.context : entry.title),
  context: entry.title === '' ? [] : stretches(entry.context),
  excerpt: stretches(entry.excerpt),
  on: entry.kind === 'AGENCY' || entry.kind === 'PERSON' ? '' : dateText(dateIn(entry.at, listTimeZone)),
  file: entry.kind === 'DOCUMENT' ? paths.document(entry.subject_id) : null,
});

const groupsOf = async (actor: Actor, q: string, { kind, page }: SearchQuery): Promise<SearchGroup[]> => {
  const found = await findEntries(actor, {
    q,
    kinds: kind === null ? searchKinds : [kind],
    rows: kind === null ? overviewRows : kindRows,
    skip: kind === null ? 0 : (page - 1) * kindRows,
  });
  const readable = await stillReadable(actor, found);
  await notePeople(actor, readable);
  return searchKinds.flatMap((one) => {
    const rows = readable.filter((entry) => entry.kind === one);
    return rows.length === 0
      ? []
      : [{ kind: one, rows: rows.map((entry) => toRow(actor, entry)), found: rows[0]?.found ?? 0 }];
  });
};

// Who reads accounts is noted here as in the list of people.
const notePeople = async (actor: Actor, found: readonly FoundEntry[]): Promise<void> => {
  const accounts = found.filter(({ kind }) => kind === 'PERSON').length;
  if (accounts === 0) return;
  const about = { action: 'people.read', target: { type: 'people', id: actor.agencyId } } as const;
  await noteRead(actor, { ...about, facts: { accounts } });
};

/**
 * What the actor finds for a question. Where nothing has the words as typed, the likest words of what they may read are
 * searched instead, and `meant` says so.
 */
export const searchPage = async (actor: Actor, query: SearchQuery): Promise<SearchView> => {
  const { q, kind, page } = query;
  const view = { q, kind, page, groups: [], meant: null };
  if (q === '') return { ...view, state: 'NOTHING_ASKED' };
  if (isTooShort(q)) return { ...view, state: 'TOO_SHORT' };
  try {
    const groups = await groupsOf(actor, q, query);
    if (groups.length > 0) return { ...view, state: 'FOUND', groups };
    const meant = putRight(q, await likelyWords(actor, wordsIn(q)));
    const nearly = meant === null ? [] : await groupsOf(actor, meant, query);
    if (nearly.length > 0) return { ...view, state: 'FOUND', groups: nearly, meant };
    return { ...view, state: 'NOTHING_FOUND' };
  } catch (error) {
    if (!tookTooLong(error)) throw error;
    return { ...view, state: 'TOO_SLOW' };
  }
};

/** The page of the case whose number was typed and nothing else; null where there is none for the actor. */
export const caseNamed = async (actor: Actor, q: string): Promise<string | null> => {
  const number = caseNumberIn(q);
  if (number === null) return null;
  if (number.startsWith('ACC')) {
    const where = { AND: [visibleRequests(actor), { number }] };
    const request = await db.request.findFirst({ where, select: { id: true } });
    return request && paths.request(request.id);
  }
  const where = { AND: [visibleAgreements(actor), { number }] };
  const agreement = await db.agreement.findFirst({ where, select: { id: true } });
  return agreement && paths.agreement(agreement.id);
};

/** People are left to the page: what is read of them is noted, and not at every letter that is typed. */
const paletteKinds: readonly SearchKind[] = searchKinds.filter((kind) => kind !== 'PERSON');
const hitsEach = 3;
const hitsMax = 10;

/** What a person who still types may want; a few of each kind. */
export const searchHits = async (actor: Actor, q: string): Promise<SearchHit[]> => {
  if (isTooShort(q)) return [];
  try {
    const found = await findEntries(actor, { q, typing: true, kinds: paletteKinds, rows: hitsEach });
    return (await stillReadable(actor, found)).slice(0, hitsMax).map((entry) => ({
      id: entry.id,
      href: hrefOf(actor, entry),
      kind: searchKindWords[entry.kind].one,
      title: unmarked(entry.title === '' ? entry.context : entry.title),
      context: entry.title === '' ? '' : unmarked(entry.context),
    }));
  } catch (error) {
    if (!tookTooLong(error)) throw error;
    return [];
  }
};
