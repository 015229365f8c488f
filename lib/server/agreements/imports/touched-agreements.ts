import 'server-only';
import type { Transaction } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';

/** What shows that people have worked with an agreement that came by an import, or built something on it. */
export const touched = {
  OR: [
    { events: { some: { actorId: { not: null } } } },
    { documents: { some: { kind: { not: 'OUTSIDE_AGREEMENT' } } } },
    { aboutRequests: { some: {} } },
    { successor: { isNot: null } },
  ],
} as const satisfies Prisma.AgreementWhereInput;

/** The numbers of the agreements of an import that people have worked with since. */
export const touchedAgreements = async (tx: Pick<Transaction, 'agreement'>, importId: string): Promise<string[]> => {
  const rows = await tx.agreement.findMany({
    where: { AND: [{ outsideSigning: { importId } }, touched] },
    orderBy: { number: 'asc' },
    select: { number: true },
  });
  return rows.map(({ number }) => number);
};
