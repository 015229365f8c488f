// "Tell me when a case enters this view": what counts as entering, and what somebody is told of. Decision 0057.
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { agreementFilter } from '@/lib/domain/agreements/list-filter';
import { dateIn } from '@/lib/domain/dates';
import { rowId } from '@/lib/domain/form-values';
import { requestFilter } from '@/lib/domain/requests/list-filter';
import type { SavedList } from '@/lib/domain/saved-views';

/** A person has so many alerts at most. Our own rule. */
export const ALERTS_MAX = 20;

/** A wider view is no news: what is inside is kept by case, so that what enters can be told from what was there. */
export const VIEW_CASES_MAX = 5000;

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** Dates of requests are compared as their list compares them. */
const listTimeZone = 'America/New_York';

export const viewAlertInput = z.strictObject({
  viewId: rowId('Open the page again and choose one of the views.'),
  tell: z.enum(['ON', 'OFF'], 'Press one of the buttons.'),
});

/** An alert on the page on which a person says how they want to be told. */
export type ViewAlertRow = { viewId: string; name: string; list: SavedList; href: string };

/** Why an alert ended without its person. */
export const alertEnds = {
  GONE: 'The view was deleted, or is not shared with you any more.',
  WHOLE: 'The view does not narrow its list any more, so that every case would be news.',
  WIDE: `The view holds more than ${VIEW_CASES_MAX.toLocaleString('en-US')} cases now. Narrow it, then ask again.`,
} as const;

export type AlertEnd = keyof typeof alertEnds;

/**
 * Who somebody is, as far as it decides what a view shows them: another office or role makes another view of the same
 * words, and nothing in it has entered.
 */
export const reachKey = ({ side, roles, officeId, agencyId, reachesOfficeIds }: Actor): string =>
  [
    side,
    [...roles].sort().join('/'),
    officeId ?? '-',
    agencyId ?? '-',
    reachesOfficeIds === 'ALL' ? 'ALL' : [...reachesOfficeIds].sort().join('/'),
  ].join(' ');

/** Whether cases enter a view by the passing of days alone, without anybody's step. */
export const movesByTime = (list: SavedList, query: string): boolean => {
  const asked = Object.fromEntries(new URLSearchParams(query));
  if (list === 'AGREEMENTS') {
    const { status, ending, from, to } = agreementFilter.parse(asked);
    return Boolean(status || ending || from || to);
  }
  const { view, due, flag } = requestFilter.parse(asked);
  return view === 'OVERDUE' || due === 'OVERDUE' || due === 'WEEK' || flag === 'RETURN_LATE';
};

/**
 * Whether the calendar moved on for a list between two moments. Requests have one calendar; the day of an agreement is
 * its agency's, and begins at one of many hours.
 */
export const hasTurned = (list: SavedList, since: Date, at: Date): boolean =>
  list === 'REQUESTS'
    ? dateIn(since, listTimeZone) !== dateIn(at, listTimeZone)
    : Math.floor(since.getTime() / hourMs) !== Math.floor(at.getTime() / hourMs);

/** What is known of a case: whether it was inside, and when its person was told of it. */
export type KnownCase = { inside: boolean; toldAt: Date | null };

export type Look = {
  /** Those of the cases looked at that are in the view now. */
  matching: readonly string[];
  /** The cases that were looked at; `ALL`: the whole view. */
  among: readonly string[] | 'ALL';
  known: ReadonlyMap<string, KnownCase>;
  at: Date;
  /** Whether somebody else, or the calendar, moved the case: what one did oneself is no news. */
  byOthers: (caseId: string) => boolean;
  /** Nothing is told: the view is not the one of the last look. */
  silent: boolean;
};

export type Judged = {
  /** Entered, and its person is told. */
  told: string[];
  /** Entered without a word. */
  untold: string[];
  left: string[];
};

/** Told within the last day. */
export const isTold = ({ toldAt }: KnownCase, at: Date): boolean =>
  toldAt !== null && at.getTime() - toldAt.getTime() < dayMs;

/** The moment before which somebody was told so long ago that a case may be told of again. */
export const toldBefore = (at: Date): Date => new Date(at.getTime() - dayMs);

/** What entered a view, what of it is told, and what left. A case is told of once in a day, however often it comes back. */
export const judgeLook = ({ matching, among, known, at, byOthers, silent }: Look): Judged => {
  const now = new Set(matching);
  const judged: Judged = { told: [], untold: [], left: [] };
  for (const id of now) {
    const before = known.get(id);
    if (before?.inside) continue;
    const isNews = !silent && byOthers(id) && !(before && isTold(before, at));
    judged[isNews ? 'told' : 'untold'].push(id);
  }
  const looked = among === 'ALL' ? [...known.keys()] : among;
  judged.left = looked.filter((id) => known.get(id)?.inside === true && !now.has(id));
  return judged;
};
