import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { readableVisibilities } from '@/lib/domain/access/readable';
import { visibleAgreements } from '@/lib/server/agreements/visible';
import type { Transaction } from '@/lib/server/db/client';
import { visibleRequests } from '@/lib/server/requests/visible';

type Kept = { name: string; requestId: string | null; agreementId: string | null; eventId: string | null };

const idsIn = (ids: readonly (string | null)[]) => ({ id: { in: ids.flatMap((id) => (id === null ? [] : [id])) } });

/**
 * Those of some notices whose case the reader still sees, and of what is told to followers alone, whose step as well:
 * every other audience is chosen by the step itself.
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
  const seen = new Set([...requests, ...agreements, ...steps].map(({ id }) => id));
  const sees = (id: string | null): boolean => id === null || seen.has(id);
  return notices.filter(
    ({ name, requestId, agreementId, eventId }) =>
      sees(requestId) && sees(agreementId) && (name !== 'followed' || sees(eventId)),
  );
};
