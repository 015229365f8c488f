import 'server-only';
import { covers } from '@/lib/domain/requests/coverage';
import type { Transaction } from '@/lib/server/db/client';
import type { RequestCase } from '@/lib/server/requests/case-row';

// Who may carry a request: liaisons of the offices that cover the agency's area.

const coverageColumns = { select: { stateCode: true, county: true } } as const;

/** True when the office covers the agency; a sub-office without an area of its own shares its parent's. */
export const officeCovers = async (
  tx: Pick<Transaction, 'office'>,
  officeId: string,
  agency: RequestCase['agency'],
): Promise<boolean> => {
  const office = await tx.office.findUnique({
    where: { id: officeId },
    select: { coverage: coverageColumns, parent: { select: { coverage: coverageColumns } } },
  });
  if (!office) return false;
  return covers(office.coverage.length > 0 ? office.coverage : (office.parent?.coverage ?? []), agency);
};
