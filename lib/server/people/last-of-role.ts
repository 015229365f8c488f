import 'server-only';
import { type Role, roleFacts } from '@/lib/domain/access/role';
import { type Refused, refuse } from '@/lib/domain/result';
import { maySignIn } from '@/lib/server/auth/sign-in-allowed';
import type { Transaction } from '@/lib/server/db/client';

// Somebody has to be left who signs for an agency, who looks after its accounts, and who looks after the portal. The
// database refuses the last one too, by a trigger; here the person reads why.

/** The roles of which one active account is always left. */
export const keptRoles = ['ADMIN', 'AGENCY_APPROVER', 'AGENCY_ADMIN'] as const satisfies readonly Role[];

type Holder = { id: string; name: string; roles: readonly Role[]; agencyId: string | null };

/**
 * Why a person cannot be left with these roles (none: the account is closed), or null. Call it under `lockAccounts`.
 * An agency that is suspended may lose its last ones.
 */
export const lastOfRole = async (tx: Transaction, holder: Holder, left: readonly Role[]): Promise<Refused | null> => {
  for (const role of keptRoles.filter((one) => holder.roles.includes(one) && !left.includes(one))) {
    const ofAgency = role !== 'ADMIN';
    const agency = ofAgency && (await tx.agency.findUnique({ where: { id: holder.agencyId ?? '' } }));
    if (agency && agency.status === 'SUSPENDED') continue;
    const others = await tx.user.count({
      where: {
        AND: [
          maySignIn(),
          { id: { not: holder.id }, roles: { has: role } },
          ofAgency ? { agencyId: holder.agencyId } : {},
        ],
      },
    });
    if (others === 0) {
      const label = roleFacts[role].label.toLowerCase();
      return refuse(
        'blocked',
        `${holder.name} is the last active ${label}${agency ? ` of ${agency.legalName}` : ''}.`,
        {
          reasons: [`Give this role to somebody else first, or invite another ${label}.`],
        },
      );
    }
  }
  return null;
};
