import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { readableVisibilities } from '@/lib/domain/access/readable';
import { visibleAgreements } from '@/lib/server/agreements/visible';
import type { Transaction } from '@/lib/server/db/client';
import { visibleRequests } from '@/lib/server/requests/visible';
import { visibleViews } from '@/lib/server/views/view-queries';

type Kept = {
  name: string;
  requestId: string | null;
  agreementId: string | null;
  eventId: string | null;
  viewId: string | null;
};

const idsIn = (ids: readonly (string | null)[]) => ({ id: { in: ids.flatMap((id) => (id === null ? [] : [id])) } });

/**
 * Those of some notices whose case the reader still sees, and of what is told to followers alone, whose step as well:
 * every other audience is chosen by the step itself. What entered a view is told while the view is theirs to see.
 */
export const stillRead = async <Notice extends Kept>(
  tx: Transaction,
  reader: Actor,
  notices: readonly Notice[],
): Promise<Notice[]> => {
  const followed = notices.filter(({ name }) => name === 'followed');
  const requests = await tx.request.findMany({
    where: { AND: [idsIn(notices.map(({ requestId }) => requestId)), visibleRequests(reader)] },
    select: { id: true },
  });
  const agreements = await tx.agreement.findMany({
    where: { AND: [idsIn(notices.map(({ agreementId }) => agreementId)), visibleAgreements(reader)] },
    select: { id: true },
  });
  const steps = await tx.statusEvent.findMany({
    where: {
      ...idsIn(followed.map(({ eventId }) => eventId)),
      visibility: { in: readableVisibilities(reader) },
    },
    select: { id: true },
  });
  const views = await tx.savedView.findMany({
    where: { AND: [idsIn(notices.map(({ viewId }) => viewId)), visibleViews(reader)] },
    select: { id: true },
  });
  const seen = new Set([...requests, ...agreements, ...steps, ...views].map(({ id }) => id));
  const sees = (id: string | null): boolean => id === null || seen.has(id);
  return notices.filter(
    ({ name, requestId, agreementId, eventId, viewId }) =>
      sees(requestId) &&
      sees(agreementId) &&
      (name !== 'followed' || sees(eventId)) &&
      (name !== 'view-entered' || sees(viewId)),
  );
};
