import 'server-only';
import type { Role } from '@/lib/domain/access/role';
import { bindsAgency, isAgencyPlace, type SignatureRole } from '@/lib/domain/programs/signature-role';
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
 * The people who may be named for a place of an agreement: approvers of the agency where the place binds it, its officers
 * too where it does not (counsel, clerk); ICE signers whose office reaches the agreement's office for ICE, and its legal
 * office for the review mark.
 */
export const signerCandidates = async (
  tx: Transaction,
  agreement: { agencyId: string; officeId: string },
  role: SignatureRole,
): Promise<SignerCandidate[]> => {
  if (role === 'ICE_LEGAL') {
    return tx.user.findMany({
      where: { active: true, officeId: { not: null }, roles: { has: 'LEGAL' } },
      orderBy: { name: 'asc' },
      select: person,
    });
  }
  if (isAgencyPlace(role)) {
    const may: Role[] = bindsAgency(role) ? ['AGENCY_APPROVER'] : ['AGENCY_APPROVER', 'AGENCY_OFFICER'];
    return tx.user.findMany({
      where: { agencyId: agreement.agencyId, active: true, roles: { hasSome: may } },
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
