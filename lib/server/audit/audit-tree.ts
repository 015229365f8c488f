import 'server-only';
import { merkleTree } from '@/lib/server/audit/merkle';
import { db } from '@/lib/server/db/client';

/** The Merkle tree of the portal's own log. */
export const auditTree = merkleTree(async (from, to) => {
  const rows = await db.auditEvent.findMany({
    where: { seq: { gt: BigInt(from), lte: BigInt(to) } },
    orderBy: { seq: 'asc' },
    select: { hash: true },
  });
  return rows.map(({ hash }) => hash);
});
