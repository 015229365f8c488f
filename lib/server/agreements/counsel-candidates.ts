import 'server-only';
import type { Transaction } from '@/lib/server/db/client';

/** Whom an agency can ask as its own counsel: its approvers, and the officers it names for that. */
export const counselCandidates = (
  tx: Pick<Transaction, 'user'>,
  agencyId: string,
): Promise<{ id: string; name: string; title: string }[]> =>
  tx.user.findMany({
    where: { agencyId, active: true, roles: { hasSome: ['AGENCY_APPROVER', 'AGENCY_OFFICER'] } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 200,
    select: { id: true, name: true, title: true },
  });
