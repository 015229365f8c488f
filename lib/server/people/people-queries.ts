import 'server-only';
import { type Actor, hasRole } from '@/lib/domain/access/actor';
import { rights } from '@/lib/domain/access/rights';
import { type Role, roleFacts } from '@/lib/domain/access/role';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { appendAudit } from '@/lib/server/audit/append';
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
  }));
};

const factorOf = (app: boolean, passkey: boolean): PersonView['secondFactor'] =>
  app && passkey ? 'both' : app ? 'app' : passkey ? 'passkey' : 'none';

/**
 * Closes or reopens an account. Closing ends every session of the person in the same transaction.
 * Refuses accounts the actor does not look after (as not found), the actor's own, and the last active administrator.
 */
export const setActive = (actor: Actor, userId: string, active: boolean): Promise<Outcome<null>> =>
  db.$transaction(async (tx): Promise<Outcome<null>> => {
    // One change of accounts at a time, so that two administrators cannot close each other's account at once.
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('accounts'))::text`;
    const user = await tx.user.findFirst({ where: { AND: [{ id: userId }, peopleWithin(actor, 'manage_people')] } });
    if (!user) return refuse('not_found', 'This account is not on your list. Open the list again.');
    if (user.id === actor.id) return refuse('blocked', 'Ask another administrator to close your own account.');
    if (!active && user.roles.includes('ADMIN') && (await isLastAdministrator(tx, user.id))) {
      return refuse('blocked', 'This is the last active administrator. Make another one first.');
    }
    if (user.active === active) return done(null);
    await tx.user.update({ where: { id: user.id }, data: { active } });
    if (!active) {
      await tx.session.updateMany({ where: { userId: user.id, revokedAt: null }, data: { revokedAt: now() } });
    }
    await appendAudit(tx, {
      actor,
      role: hasRole(actor, 'ADMIN') ? 'ADMIN' : 'AGENCY_ADMIN',
      action: active ? 'user.reopened' : 'user.closed',
      target: { type: 'user', id: user.id },
      outcome: 'done',
    });
    return done(null, active ? 'The account was reopened.' : 'The account was closed and signed out everywhere.');
  });

const isLastAdministrator = async (tx: Pick<typeof db, 'user'>, userId: string): Promise<boolean> =>
  (await tx.user.count({ where: { roles: { has: 'ADMIN' }, active: true, id: { not: userId } } })) === 0;
