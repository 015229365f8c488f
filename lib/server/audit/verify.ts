import 'server-only';
import { eventBatches } from '@/lib/server/audit/event-batches';
import { type ChainReport, judgeChain } from '@/lib/server/audit/judge-chain';
import type { Database } from '@/lib/server/db/client';

const VERIFY_MS_MAX = 10 * 60_000;

/**
 * Verifies the whole chain; names the first row that does not hold. Reads one snapshot, so that events written
 * meanwhile do not look like a broken end.
 */
export const verifyChain = (db: Database): Promise<ChainReport> =>
  db.$transaction(async (tx) => judgeChain(eventBatches(tx), await tx.auditHead.findUnique({ where: { id: 1 } })), {
    isolationLevel: 'RepeatableRead',
    timeout: VERIFY_MS_MAX,
  });
