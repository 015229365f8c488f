import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { paths } from '@/lib/domain/paths';
import { programOf } from '@/lib/domain/programs/catalog';
import type { RelatedView } from '@/lib/domain/requests/case-view';
import { visibleAgreements } from '@/lib/server/agreements/visible';
import { db } from '@/lib/server/db/client';
import { toProgramCode } from '@/lib/server/requests/facts';
import { visibleRequests } from '@/lib/server/requests/visible';

const columns = { id: true, number: true, title: true } as const;

/** The requests before and after this one and the agreements it led to, as far as the actor sees them. */
export const relatedCases = async (
  actor: Actor,
  { id, priorRequestId }: { id: string; priorRequestId: string | null },
): Promise<RelatedView[]> => {
  const [requests, agreements] = await Promise.all([
    db.request.findMany({
      where: {
        AND: [
          visibleRequests(actor),
          { OR: [{ priorRequestId: id }, ...(priorRequestId ? [{ id: priorRequestId }] : [])] },
        ],
      },
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
    ...requests.map((request) => ({
      ...request,
      title: request.title || 'Request without a title yet',
      relation: request.id === priorRequestId ? 'Earlier request' : 'Later request',
      href: paths.request(request.id),
    })),
    ...agreements.map(({ programCode, ...agreement }) => ({
      ...agreement,
      title: programOf(toProgramCode(programCode)).name,
      relation: 'Agreement',
      href: paths.agreement(agreement.id),
    })),
  ];
};
