import 'server-only';
import type { Transaction } from '@/lib/server/db/client';
import type { AuditEvent, Prisma } from '@/lib/server/db/generated/client';

const batchRows = 2000;

/** The events of a selection in their order, some thousand at a time. */
export async function* eventBatches(
  tx: Pick<Transaction, 'auditEvent'>,
  where: Prisma.AuditEventWhereInput = {},
  size = batchRows,
): AsyncGenerator<AuditEvent[]> {
  let after = 0n;
  for (;;) {
    const rows = await tx.auditEvent.findMany({
      where: { AND: [where, { seq: { gt: after } }] },
      orderBy: { seq: 'asc' },
      take: size,
    });
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < size) return;
    after = last.seq;
  }
}
