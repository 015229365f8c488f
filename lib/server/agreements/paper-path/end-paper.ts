import 'server-only';
import type { AgreementContext } from '@/lib/server/agreements/step-input';

/** Ends the paper path of a round that is over: its scans are kept and void, as its signatures are. */
export const endPaper = async ({ tx, row, now }: Pick<AgreementContext, 'tx' | 'row' | 'now'>): Promise<void> => {
  const signatureId = { in: row.signatures.map(({ id }) => id) };
  await tx.paperScan.updateMany({
    where: { signatureId, state: { in: ['WAITING', 'COUNTED'] } },
    data: { state: 'VOID' },
  });
  await tx.paperChoice.updateMany({ where: { signatureId, endedAt: null }, data: { endedAt: now } });
};
