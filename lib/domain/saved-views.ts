// Views of a list that people keep under a name. A view is the query of an address and nothing else: what it shows is
// decided by who reads it, at the moment of reading.
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { agreementFilter, filterQuery } from '@/lib/domain/agreements/list-filter';
import { mayCheck, rowId } from '@/lib/domain/form-values';
import { requestFilter, requestFilterQuery } from '@/lib/domain/requests/list-filter';
import { line } from '@/lib/domain/text';

export const savedLists = ['AGREEMENTS', 'REQUESTS'] as const;

export type SavedList = (typeof savedLists)[number];

export const viewSharings = ['OWN', 'OFFICE', 'ICE', 'AGENCY'] as const;

export type ViewSharing = (typeof viewSharings)[number];

export const sharingLabels = {
  OWN: 'Only me',
  OFFICE: 'My office',
  ICE: 'Everyone at ICE',
  AGENCY: 'My agency',
} as const satisfies Record<ViewSharing, string>;

/** Our own rule: more than these nobody finds again. */
export const VIEWS_MAX = 30;

/** With whom a person may share a view. */
export const sharingsOf = (actor: Actor): ViewSharing[] => {
  const own = holdsRight(actor, 'share_views') ? (actor.side === 'AGENCY' ? ['AGENCY'] : ['OFFICE']) : [];
  const wide = holdsRight(actor, 'share_views_with_ice') ? ['ICE'] : [];
  return viewSharings.filter((one) => one === 'OWN' || [...own, ...wide].includes(one));
};

/** What an address asks of a list, as the list's own schema writes it; empty when it asks for nothing. */
export const viewQuery = (list: SavedList, asked: Readonly<Record<string, unknown>>): string =>
  list === 'AGREEMENTS'
    ? filterQuery({ ...agreementFilter.parse(asked), after: undefined })
    : requestFilterQuery(requestFilter.parse(asked));

const query = z
  .string('Open the list again and save it from there.')
  .max(1000, 'This list has too many filters to keep.');

const sharing = z.enum(viewSharings, 'Choose who sees the view.');
const name = line(60, 'Give the view a name, for example Ending this year.');

export const saveViewInput = z.strictObject({
  list: z.enum(savedLists),
  query,
  name,
  sharing,
  makeDefault: mayCheck(),
});

export const changeViewInput = z.strictObject({ viewId: rowId(), name, sharing });

export const replaceViewInput = z.strictObject({ viewId: rowId(), query });

export const viewInput = z.strictObject({ viewId: rowId() });

export const defaultViewInput = z.strictObject({ list: z.enum(savedLists), viewId: z.union([z.literal(''), rowId()]) });

/** A query as typed into a form: read by the schema of its list again, whatever was sent. */
export const cleanQuery = (list: SavedList, text: string): string =>
  viewQuery(list, Object.fromEntries(new URLSearchParams(text.replace(/^\?/u, ''))));

/** A view as a tab of its list. */
export type ViewTab = { id: string; name: string; query: string };

/** A view as its page shows it. */
export type ViewRow = ViewTab & {
  sharing: ViewSharing;
  /** The name of who shares it; null for one's own. */
  sharedBy: string | null;
  isDefault: boolean;
  /** The person is told when a case enters it. */
  tells: boolean;
  mayChange: boolean;
  mayRemove: boolean;
};

export type ViewsPage = { list: SavedList; rows: readonly ViewRow[]; own: number; sharings: readonly ViewSharing[] };
