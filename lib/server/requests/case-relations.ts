import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { paths } from '@/lib/domain/paths';
import { programOf } from '@/lib/domain/programs/catalog';
import type { RelatedView } from '@/lib/domain/requests/case-view';
import { type RequestType, requestTitle } from '@/lib/domain/requests/request-type';
import { type RequestStatus, requestStatusFacts } from '@/lib/domain/requests/status';
import { visibleAgreements } from '@/lib/server/agreements/visible';
import { db } from '@/lib/server/db/client';
import { withTitlesSent } from '@/lib/server/requests/as-sent';
import { toProgramCode } from '@/lib/server/requests/facts';
import { visibleRequests } from '@/lib/server/requests/visible';

const columns = { id: true, number: true, title: true, requestType: true, status: true, priorRequestId: true } as const;

type Row = {
  id: string;
  number: string;
  title: string;
  requestType: RequestType;
  status: RequestStatus;
  priorRequestId: string | null;
};

// Requests that take each other up make a chain; it is followed this far.
const chainMax = 5;

/** The requests this one builds on, the nearest first, declined and withdrawn ones among them. */
const earlierOf = async (actor: Actor, priorRequestId: string | null): Promise<Row[]> => {
  const found: Row[] = [];
  let next = priorRequestId;
  while (next !== null && found.length < chainMax) {
    const row: Row | null = await db.request.findFirst({
      where: { AND: [visibleRequests(actor), { id: next }] },
      select: columns,
    });
    if (!row) break;
    found.push(row);
    next = row.priorRequestId;
  }
  return found;
};

const toRelated = (relation: string) => (request: Row) => ({
  id: request.id,
  number: request.number,
  title: requestTitle(request),
  relation: `${relation}: ${requestStatusFacts[request.status].label.toLowerCase()}`,
  href: paths.request(request.id),
});

/** The requests before and after this one and the agreements it led to, as far as the actor sees them. */
export const relatedCases = async (
  actor: Actor,
  { id, priorRequestId }: { id: string; priorRequestId: string | null },
): Promise<RelatedView[]> => {
  const [earlier, later, agreements] = await Promise.all([
    earlierOf(actor, priorRequestId),
    db.request.findMany({
      where: { AND: [visibleRequests(actor), { priorRequestId: id }] },
      orderBy: { createdAt: 'asc' },
      take: 20,
      select: columns,
    }),
    db.agreement.findMany({
      where: { AND: [visibleAgreements(actor), { requestId: id }] },
      orderBy: { createdAt: 'asc' },
      take: 20,
      select: { id: true, number: true, programCode: true },
    }),
  ]);
  return [
    ...(await withTitlesSent(actor, earlier)).map(toRelated('Earlier request')),
    ...(await withTitlesSent(actor, later)).map(toRelated('Later request')),
    ...agreements.map(({ programCode, ...agreement }) => ({
      ...agreement,
      title: programOf(toProgramCode(programCode)).name,
      relation: 'Agreement',
      href: paths.agreement(agreement.id),
    })),
  ];
};
