import 'server-only';
import { type Refused, refuse } from '@/lib/domain/result';
import type { Transaction } from '@/lib/server/db/client';
import type { ReleaseRow } from '@/lib/server/records/releases/release-row';

/** Thrown inside a transaction, so that nothing of a refused change stays. */
export class RefusedChange extends Error {
  /** @param refused the answer to give once everything is taken back */
  constructor(readonly refused: Refused) {
    super(refused.message);
    this.name = 'RefusedChange';
  }
}

/**
 * Opens a copy for a change. One that was submitted or approved loses both by it; one that left stays as it is.
 * @returns the refusal, or null when it is open now
 */
export const openForChange = async (tx: Transaction, { id, status }: ReleaseRow): Promise<Refused | null> => {
  if (status === 'RELEASING' || status === 'RELEASED' || status === 'WITHDRAWN') {
    return refuse('wrong_state', 'This copy is done. Begin another one for what should be different.');
  }
  await tx.recordRelease.update({
    where: { id },
    data: {
      ...{ status: 'PREPARING', version: { increment: 1 }, submittedById: null, submittedAt: null },
      ...{ approvedById: null, approvedAt: null, approvedSha256: null },
    },
    select: { id: true },
  });
  return null;
};
