import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { AgreementPage } from '@/lib/domain/agreements/agreement-view';
import { paths } from '@/lib/domain/paths';
import { requestTypeLabels } from '@/lib/domain/requests/request-type';
import { openRequestStatuses, requestStatusFacts } from '@/lib/domain/requests/status';
import { db } from '@/lib/server/db/client';
import { visibleRequests } from '@/lib/server/requests/visible';

/** The open requests to renew, change or end an agreement, as far as the actor sees them. */
export const requestsAbout = async (actor: Actor, agreementId: string): Promise<AgreementPage['related']> => {
  const rows = await db.request.findMany({
    where: {
      AND: [visibleRequests(actor), { aboutAgreementId: agreementId, status: { in: [...openRequestStatuses] } }],
    },
    orderBy: { createdAt: 'asc' },
    take: 20,
    select: { id: true, number: true, requestType: true, status: true },
  });
  return rows.map(({ id, number, requestType, status }) => ({
    label: `${requestTypeLabels[requestType]} (${requestStatusFacts[status].label.toLowerCase()})`,
    number,
    href: paths.request(id),
  }));
};
