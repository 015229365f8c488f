import 'server-only';
import { type Actor, hasRole } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { type Role, roleFacts } from '@/lib/domain/access/role';
import { maySignIn } from '@/lib/server/auth/sign-in-allowed';
import type { Transaction } from '@/lib/server/db/client';

// Who looks after whose accounts. Administrators of ICE: all. Administrators of an agency: those of their agency, with
// its roles alone.

/** In which role somebody looks after accounts, for the audit chain. */
export const roleOfKeeper = (actor: Actor): 'ADMIN' | 'AGENCY_ADMIN' =>
  hasRole(actor, 'ADMIN') ? 'ADMIN' : 'AGENCY_ADMIN';

/** Where an account stands and what it may do. */
export type Placement = { agencyId: string | null; officeId: string | null; roles: readonly Role[] };

/** True when the actor may give these roles at this place: the place within reach, all roles of the place's side. */
export const mayPlace = (actor: Actor, { agencyId, officeId, roles }: Placement): boolean => {
  if (!holdsRight(actor, 'manage_people') || roles.length === 0) return false;
  if ((agencyId === null) === (officeId === null)) return false;
  const side = agencyId === null ? 'ICE' : 'AGENCY';
  if (roles.some((role) => roleFacts[role].side !== side)) return false;
  return hasRole(actor, 'ADMIN') || (agencyId !== null && agencyId === actor.agencyId);
};

/** One change of accounts at a time, so that what was counted before it still stands at the commit. */
export const lockAccounts = async (tx: Pick<Transaction, '$queryRaw'>): Promise<void> => {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('accounts'))::text`;
};

/**
 * True when giving the role of an administrator needs a second one: as soon as there is a second one. The first
 * administrator of a portal makes the second alone, or there would never be one.
 */
export const hasSecondAdministrator = async (
  tx: Pick<Transaction, 'user'>,
  actor: Pick<Actor, 'id'>,
): Promise<boolean> =>
  (await tx.user.count({
    where: { AND: [maySignIn(), { roles: { has: 'ADMIN' } }, actor.id === null ? {} : { id: { not: actor.id } }] },
  })) > 0;
