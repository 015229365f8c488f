import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { visibleAgreements } from '@/lib/server/agreements/visible';
import { db } from '@/lib/server/db/client';
import { agreementSources } from '@/lib/server/records/sources/agreement-sources';
import { requestSources } from '@/lib/server/records/sources/request-sources';
import type { CaseSource } from '@/lib/server/records/sources/source';
import { visibleRequests } from '@/lib/server/requests/visible';

// A case as a whole: a request with every agreement that came of it, or an agreement that came of none. What an agency
// wrote for itself alone is not ICE's record: it is in no copy.

/** The case a copy is made of. */
export type CaseOfRelease = { requestId: string | null; agreementId: string | null };

/** A case by its number, with the person's own sight; null when there is none for them. */
export const findCaseByNumber = async (actor: Actor, number: string): Promise<CaseOfRelease | null> => {
  const wanted = number.trim().toUpperCase();
  const [request, agreement] = await Promise.all([
    db.request.findFirst({ where: { AND: [visibleRequests(actor), { number: wanted }] }, select: { id: true } }),
    db.agreement.findFirst({
      where: { AND: [visibleAgreements(actor), { number: wanted }] },
      select: { id: true, requestId: true },
    }),
  ]);
  if (request) return { requestId: request.id, agreementId: null };
  return agreement && { requestId: null, agreementId: agreement.id };
};

/** The agreements that belong to a case: those of a request, or one with its amendments and add-ons. */
const agreementIds = async ({ requestId, agreementId }: CaseOfRelease): Promise<string[]> => {
  const own = requestId === null ? { id: agreementId ?? '' } : { requestId };
  const first = await db.agreement.findMany({ where: own, orderBy: { number: 'asc' }, select: { id: true } });
  const ids = first.map(({ id }) => id);
  const further = await db.agreement.findMany({
    where: { id: { notIn: ids }, OR: [{ amendsId: { in: ids } }, { joinsId: { in: ids } }] },
    orderBy: { number: 'asc' },
    select: { id: true },
  });
  return [...ids, ...further.map(({ id }) => id)];
};

/** Everything of a case that ICE may read, in reading order. Who asks is judged before. */
export const caseSources = async (place: CaseOfRelease): Promise<CaseSource[]> => {
  const found: CaseSource[] = [];
  if (place.requestId !== null) found.push(...(await requestSources(place.requestId)));
  for (const id of await agreementIds(place)) found.push(...(await agreementSources(id)));
  return found;
};
