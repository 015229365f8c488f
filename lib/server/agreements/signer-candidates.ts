import 'server-only';
import { isAgencyPlace, type SignatureRole } from '@/lib/domain/programs/signature-role';
import type { Transaction } from '@/lib/server/db/client';

// Who may be named for a place to sign.

export type SignerCandidate = { id: string; name: string; title: string };

const person = { id: true, name: true, title: true } as const;

/** The office itself, the offices above it, and headquarters: the offices whose people may sign for it. */
const officesAbove = async (tx: Transaction, officeId: string): Promise<string[]> => {
  const offices = await tx.office.findMany({ select: { id: true, parentId: true, line: true } });
  const above: string[] = [];
  for (let at: string | null = officeId; at !== null && !above.includes(at); ) {
    above.push(at);
    at = offices.find(({ id }) => id === at)?.parentId ?? null;
  }
  return [...new Set([...above, ...offices.filter(({ line }) => line === 'HQ').map(({ id }) => id)])];
};

/**
 * The people who may be named for a place of an agreement: approvers of the agency for its side, ICE signers whose
 * office reaches the agreement's office for ICE.
 */
export const signerCandidates = async (
  tx: Transaction,
  agreement: { agencyId: string; officeId: string },
  role: SignatureRole,
): Promise<SignerCandidate[]> => {
  if (isAgencyPlace(role)) {
    return tx.user.findMany({
      where: { agencyId: agreement.agencyId, active: true, roles: { has: 'AGENCY_APPROVER' } },
      orderBy: { name: 'asc' },
      select: person,
    });
  }
  return tx.user.findMany({
    where: {
      officeId: { in: await officesAbove(tx, agreement.officeId) },
      active: true,
      roles: { has: 'ICE_SIGNER' },
    },
    orderBy: { name: 'asc' },
    select: person,
  });
};
