// Which roles an invitation may give on each side, and how long it is good.
import { type Role, roleFacts, roles, type Side } from '@/lib/domain/access/role';

const rolesOf = (side: Side): readonly Role[] => roles.filter((role) => roleFacts[role].side === side);

/** How long the link of an invitation is good: quality.md, S16. */
export const invitationHours = 72;

export const agencyRoles = rolesOf('AGENCY');

export const iceRoles = rolesOf('ICE');
