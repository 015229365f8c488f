import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { paths } from '@/lib/domain/paths';
import type { ViewAlertRow } from '@/lib/domain/view-alerts';
import { personOf } from '@/lib/server/auth/person';
import { db } from '@/lib/server/db/client';

/** The views that tell the actor what enters them, by name. */
export const viewAlerts = async (actor: Actor): Promise<ViewAlertRow[]> => {
  const rows = await db.viewAlert.findMany({
    where: { userId: personOf(actor).id },
    select: { viewId: true, viewName: true, list: true },
    orderBy: [{ viewName: 'asc' }, { id: 'asc' }],
  });
  return rows.flatMap(({ viewId, viewName: name, list }) =>
    viewId === null ? [] : [{ viewId, name, list, href: paths.savedView(list, viewId) }],
  );
};
