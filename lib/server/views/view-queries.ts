import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { rowId } from '@/lib/domain/form-values';
import { paths } from '@/lib/domain/paths';
import { cleanQuery, type SavedList, sharingsOf, type ViewsPage, type ViewTab } from '@/lib/domain/saved-views';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';

// The saved views that a person sees: their own, and what is shared with their office, with ICE or with their agency.

const shownMax = 100;

/** The where-clause of the views an actor sees. */
export const visibleViews = ({ id, side, officeId, agencyId }: Actor): Prisma.SavedViewWhereInput => ({
  OR: [
    { ownerId: { in: id === null ? [] : [id] } },
    { sharing: 'OFFICE', officeId: { in: side === 'ICE' && officeId !== null ? [officeId] : [] } },
    { sharing: 'ICE', id: side === 'ICE' ? {} : { in: [] } },
    { sharing: 'AGENCY', agencyId: { in: side === 'AGENCY' && agencyId !== null ? [agencyId] : [] } },
  ],
});

/** The views of a list as tabs, by name. A view whose filters this portal knows no more shows the whole list. */
export const viewTabs = async (actor: Actor, list: SavedList): Promise<ViewTab[]> => {
  const rows = await db.savedView.findMany({
    where: { AND: [{ list }, visibleViews(actor)] },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: shownMax,
    select: { id: true, name: true, query: true },
  });
  return rows.map((row) => ({ ...row, query: cleanQuery(list, row.query) }));
};

/** The query of the view a person's list opens with; null where there is none they still see. */
export const defaultView = async (actor: Actor, list: SavedList): Promise<string | null> => {
  const row = await db.savedView.findFirst({
    where: { AND: [{ list, defaults: { some: { userId: actor.id ?? '', list } } }, visibleViews(actor)] },
    select: { query: true },
  });
  const query = row ? cleanQuery(list, row.query) : '';
  return query === '' ? null : query;
};

const listPaths = { AGREEMENTS: paths.agreements(), REQUESTS: paths.requests() } as const satisfies Record<
  SavedList,
  string
>;

/**
 * Where an address of a list leads on to: one that asks for nothing opens with the person's own view, one that names a
 * saved view with what the view keeps now, and where that is gone with the page of all views.
 * @returns null where the list opens as it is asked for
 */
export const opensWith = async (
  actor: Actor,
  list: SavedList,
  asked: Readonly<Record<string, unknown>>,
): Promise<string | null> => {
  if (Object.keys(asked).length === 0) {
    const own = await defaultView(actor, list);
    return own && listPaths[list] + own;
  }
  const { data: id } = rowId().safeParse(asked.saved);
  if (id === undefined) return null;
  const view = await db.savedView.findFirst({
    where: { AND: [{ id, list }, visibleViews(actor)] },
    select: { query: true },
  });
  // A list that asks for nothing would open with the person's own view.
  return view ? listPaths[list] + (cleanQuery(list, view.query) || '?view=') : paths.savedViews(list);
};

/** Looks after what was shared: an agency's by its administrator, those of ICE by the portal's. */
export const looksAfter = (actor: Actor, view: { sharing: string; agencyId: string | null }): boolean =>
  view.sharing === 'AGENCY'
    ? actor.agencyId === view.agencyId && holdsRight(actor, 'share_views')
    : view.sharing !== 'OWN' && holdsRight(actor, 'share_views_with_ice');

/** The page on which a person looks after the views of a list. */
export const viewsPage = async (actor: Actor, list: SavedList): Promise<ViewsPage> => {
  const rows = await db.savedView.findMany({
    where: { AND: [{ list }, visibleViews(actor)] },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: shownMax,
    include: {
      owner: { select: { name: true } },
      defaults: { where: { userId: actor.id ?? '' } },
      alerts: { where: { userId: actor.id ?? '' }, select: { id: true } },
    },
  });
  return {
    list,
    sharings: sharingsOf(actor),
    own: rows.filter(({ ownerId }) => ownerId === actor.id).length,
    rows: rows.map((row) => ({
      ...{ id: row.id, name: row.name, sharing: row.sharing, query: cleanQuery(list, row.query) },
      sharedBy: row.ownerId === actor.id ? null : row.owner.name,
      isDefault: row.defaults.length > 0,
      tells: row.alerts.length > 0,
      mayChange: row.ownerId === actor.id,
      mayRemove: row.ownerId === actor.id || looksAfter(actor, row),
    })),
  };
};
