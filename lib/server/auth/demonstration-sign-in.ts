import 'server-only';
import { type Role, roleFacts } from '@/lib/domain/access/role';
import { openChallenge } from '@/lib/server/auth/challenges';
import type { Origin } from '@/lib/server/auth/client-address';
import { db } from '@/lib/server/db/client';
import { env } from '@/lib/server/env';
import accounts from '@/prisma/seed/accounts.json';

/** The accounts of one agency or office, in the order of the file. */
export type DemonstrationGroup = {
  place: string;
  people: { email: string; name: string; title: string; role: string }[];
};

const labelOf = (role: string): string => roleFacts[role as Role]?.label ?? role;

/** The accounts one may try the portal with, by agency or office; null unless this copy is a demonstration. */
export const demonstrationGroups = (): DemonstrationGroup[] | null => {
  if (!env.DEMO) return null;
  const places = Map.groupBy(accounts, (account) => account.agency ?? account.office ?? '');
  return [...places].map(([place, people]) => ({
    place,
    people: people.map(({ email, name, title, role }) => ({ email, name, title, role: labelOf(role) })),
  }));
};

/**
 * A ticket for a demonstration account, without password or second factor.
 * Returns null when this copy is no demonstration, or the account is not marked as a demonstration account.
 */
export const demonstrationTicket = async (email: string, origin: Origin): Promise<string | null> => {
  if (!env.DEMO) return null;
  const user = await db.user.findFirst({ where: { workEmail: email, demonstration: true, active: true } });
  if (!user) return null;
  return openChallenge(db, { kind: 'SIGN_IN', userId: user.id, payload: { method: 'DEMONSTRATION', ...origin } });
};
