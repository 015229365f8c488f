import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { roleFacts } from '@/lib/domain/access/role';
import { db, type Transaction } from '@/lib/server/db/client';
import type { OfficeKind, User } from '@/lib/server/db/generated/client';

/** The columns of a person that make an actor. */
export const actorColumns = {
  id: true,
  name: true,
  title: true,
  roles: true,
  active: true,
  agencyId: true,
  officeId: true,
  office: { select: { kind: true } },
} as const;

export type ActorRow = Pick<User, 'id' | 'name' | 'title' | 'roles' | 'active' | 'agencyId' | 'officeId'> & {
  office: { kind: OfficeKind } | null;
};

/** What an actor's session says about the present request. */
export type ActorSession = Pick<Actor, 'sessionId' | 'secondFactorAt' | 'ip' | 'userAgent'>;

/** The session of someone who has none: the seed, a script. */
export const noSession: ActorSession = { sessionId: null, secondFactorAt: null, ip: null, userAgent: null };

/**
 * Makes an actor from a person's row as it stands now, so that a changed role or office counts at the next click.
 * Takes the row and what the session says; returns the actor. Roles of the other side are never handed out.
 */
export const toActor = async (
  user: ActorRow,
  session: ActorSession = noSession,
  client: Pick<Transaction, '$queryRaw'> = db,
): Promise<Actor> => {
  const side = user.agencyId === null ? 'ICE' : 'AGENCY';
  return {
    id: user.id,
    name: user.name,
    title: user.title,
    roles: user.roles.filter((role) => roleFacts[role].side === side),
    side,
    agencyId: user.agencyId,
    officeId: user.officeId,
    reachesOfficeIds: await officesReached(user, client),
    ...session,
  };
};

const officesReached = async (
  user: ActorRow,
  client: Pick<Transaction, '$queryRaw'>,
): Promise<Actor['reachesOfficeIds']> => {
  if (user.officeId === null) return [];
  if (user.office?.kind === 'HQ_OSLC') return 'ALL';
  const rows = await client.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE reached AS (
      SELECT id FROM offices WHERE id = ${user.officeId}::uuid
      UNION
      SELECT offices.id FROM offices JOIN reached ON offices.parent_id = reached.id)
    SELECT id::text FROM reached ORDER BY id`;
  return rows.map((row) => row.id);
};
