import 'server-only';
import type { IdentityProvider } from '@/lib/domain/access/identity-provider';
import type { Role } from '@/lib/domain/access/role';
import { roleFacts } from '@/lib/domain/access/role';
import { rolesAfter, type Vouched } from '@/lib/domain/access/vouched';
import { appendAudit } from '@/lib/server/audit/append';
import { now } from '@/lib/server/clock';
import type { Transaction } from '@/lib/server/db/client';
import { endSessions } from '@/lib/server/people/apply-change';
import { createUser } from '@/lib/server/people/create-user';
import { lastOfRole } from '@/lib/server/people/last-of-role';

// What a provider's claims do to an account of the portal: its mapped roles, and the account itself where the operator
// lets that provider make accounts.

/** An account as far as a provider is concerned with it. */
export type ProviderAccount = {
  id: string;
  name: string;
  active: boolean;
  demonstration: boolean;
  roles: readonly Role[];
  agencyId: string | null;
  agency: { ori: string | null } | null;
};

/** The columns of a ProviderAccount. */
export const providerAccountColumns = {
  id: true,
  name: true,
  active: true,
  demonstration: true,
  roles: true,
  agencyId: true,
  agency: { select: { ori: true } },
} as const;

/** True where a provider may speak for an account: ICE's for ICE, an agency's for that agency. */
export const speaksFor = (
  { people }: Pick<IdentityProvider, 'people'>,
  { agencyId, agency }: Pick<ProviderAccount, 'agencyId' | 'agency'>,
): boolean => {
  if (people === 'ICE') return agencyId === null;
  return agencyId !== null && agency?.ori != null && people.agencies.includes(agency.ori);
};

const listed = (roles: readonly Role[]): string => [...roles].sort().join(', ');

const noteClosing = async (tx: Transaction, userId: string): Promise<void> => {
  const at = now();
  await tx.accountChange.create({
    data: {
      ...{ userId, kind: 'CLOSE', reason: 'Its identity provider names no role for it any more.' },
      ...{ askedAt: at, decision: 'GRANTED', decidedAt: at },
    },
    select: { id: true },
  });
};

/**
 * Gives an account the roles that its provider's claims say, and takes those away that they no longer say. A change
 * ends the sessions that were opened under the old roles; whoever is left without any role has their account closed.
 * @returns why the person is not let in, or null. The last of a role that has to be held by somebody is not let in with
 *   it, and keeps it until somebody else has it: an administrator reads so in the audit log
 */
export const applyMappedRoles = async (
  tx: Transaction,
  provider: IdentityProvider,
  account: ProviderAccount,
  vouched: Pick<Vouched, 'roles'>,
): Promise<'LAST_OF_ROLE' | 'NO_ROLE_LEFT' | null> => {
  if (provider.roles.length === 0) return null;
  const side = account.agencyId === null ? 'ICE' : 'AGENCY';
  const after = rolesAfter(provider, account.roles, vouched.roles).filter((role) => roleFacts[role].side === side);
  if (listed(after) === listed(account.roles)) return null;
  if (await lastOfRole(tx, account, after)) return 'LAST_OF_ROLE';
  // An account always has a role; one without any is a closed one.
  const change = after.length === 0 ? { active: false } : { roles: after };
  await tx.user.update({ where: { id: account.id }, data: change });
  // Retention counts from the day of closing, whoever closes.
  if (after.length === 0) await noteClosing(tx, account.id);
  await appendAudit(tx, {
    actor: { id: account.id, sessionId: null },
    role: 'NONE',
    action: 'user.roles_mapped',
    target: { type: 'user', id: account.id },
    outcome: 'done',
    facts: { provider: provider.id, before: listed(account.roles), after: listed(after) || 'none, closed' },
  });
  await endSessions(tx, account.id, after.length === 0 ? 'CLOSED' : 'CHANGED');
  return after.length === 0 ? 'NO_ROLE_LEFT' : null;
};

/**
 * Makes an account for somebody whom a provider vouches for with a mapped claim, where the operator allows that.
 * @returns the account; null where none may be made: then an invitation is needed
 */
export const createMappedAccount = async (
  tx: Transaction,
  provider: IdentityProvider,
  vouched: Vouched,
): Promise<ProviderAccount | null> => {
  const { place, roles } = vouched;
  if (!provider.createAccounts || place === null || roles.length === 0) return null;
  // Somebody with this address has an account: both have to be shown before they are linked.
  if (await tx.user.findUnique({ where: { workEmail: vouched.email }, select: { id: true } })) return null;
  const office =
    provider.people === 'ICE' && place.office !== null
      ? await tx.office.findUnique({ where: { name: place.office }, select: { id: true } })
      : null;
  const agency =
    provider.people !== 'ICE' && place.agency !== null && provider.people.agencies.includes(place.agency)
      ? await tx.agency.findFirst({ where: { ori: place.agency, status: 'VERIFIED' }, select: { id: true } })
      : null;
  if (!office && !agency) return null;
  const made = await createUser(tx, {
    name: vouched.name ?? vouched.email.slice(0, vouched.email.indexOf('@')),
    title: 'Not given yet',
    workEmail: vouched.email,
    roles: [...roles],
    agencyId: agency?.id ?? null,
    officeId: office?.id ?? null,
  });
  if (!made.ok) return null;
  await appendAudit(tx, {
    actor: { id: made.value.id, sessionId: null },
    role: 'NONE',
    action: 'user.made_by_provider',
    target: { type: 'user', id: made.value.id },
    outcome: 'done',
    facts: { provider: provider.id, roles: listed(roles) },
  });
  await tx.linkedIdentity.create({
    data: {
      userId: made.value.id,
      provider: provider.id,
      issuer: provider.issuer,
      subject: vouched.subject,
      email: vouched.email,
      createdAt: now(),
    },
  });
  return tx.user.findUniqueOrThrow({ where: { id: made.value.id }, select: providerAccountColumns });
};
