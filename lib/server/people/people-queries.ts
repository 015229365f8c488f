import 'server-only';
import { type Actor, hasRole } from '@/lib/domain/access/actor';
import { rights } from '@/lib/domain/access/rights';
import { type Role, roleFacts } from '@/lib/domain/access/role';
import { isUnused } from '@/lib/domain/people/access-review';
import { noteRead } from '@/lib/server/audit/note-read';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';

/** One account, as administrators see it. */
export type PersonView = {
  id: string;
  name: string;
  title: string;
  workEmail: string;
  roles: string[];
  place: string;
  active: boolean;
  secondFactor: 'none' | 'app' | 'passkey' | 'both';
  lastSignInAt: Date | null;
  /** Nobody has signed in for so long that it may not be needed. */
  unused: boolean;
};

/**
 * The where-clause of the accounts that a right covers for an actor: those of the own agency for agency staff, all for
 * others who hold the right, none for everyone else.
 */
export const peopleWithin = (actor: Actor, right: 'read_people' | 'manage_people'): Prisma.UserWhereInput => {
  const held = rights[right].by.filter((role) => hasRole(actor, role));
  if (held.some((role) => roleFacts[role].side === 'ICE')) return {};
  if (held.length > 0 && actor.agencyId !== null) return { agencyId: actor.agencyId };
  // Not `OR: []`: inside an AND, Prisma leaves an empty OR out, and the clause would mean everyone.
  return { id: { in: [] } };
};

/** The accounts an actor may read, by place and name; an empty list for everyone without the right. */
export const listPeople = async (actor: Actor): Promise<PersonView[]> => {
  const rows = await db.user.findMany({
    where: peopleWithin(actor, 'read_people'),
    include: {
      agency: { select: { legalName: true } },
      office: { select: { name: true } },
      _count: { select: { passkeys: true } },
    },
    orderBy: [{ agency: { legalName: 'asc' } }, { office: { name: 'asc' } }, { name: 'asc' }],
  });
  if (rows.length === 0) return [];
  const about = { action: 'people.read', target: { type: 'people', id: actor.agencyId } } as const;
  await noteRead(actor, { ...about, facts: { accounts: rows.length } });
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    title: row.title,
    workEmail: row.workEmail,
    roles: row.roles.map((role: Role) => roleFacts[role].label),
    place: row.agency?.legalName ?? row.office?.name ?? '',
    active: row.active,
    secondFactor: factorOf(row.totpSecret !== null, row._count.passkeys > 0),
    lastSignInAt: row.lastSignInAt,
    unused: row.active && isUnused(row, now()),
  }));
};

/** Which second factors somebody has. */
export const factorOf = (app: boolean, passkey: boolean): PersonView['secondFactor'] =>
  app && passkey ? 'both' : app ? 'app' : passkey ? 'passkey' : 'none';
