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

type Reader = Pick<Transaction, '$queryRaw'>;
/** Offices by the office that reaches them. */
type OfficesReached = ReadonlyMap<string, readonly string[]>;

/** The session of someone who has none: the seed, a script. */
export const noSession: ActorSession = { sessionId: null, secondFactorAt: null, ip: null, userAgent: null };

/**
 * Makes an actor from a person's row as it stands now, so that a changed role or office counts at the next click.
 * Takes the row and what the session says; returns the actor. Roles of the other side are never handed out.
 */
export const toActor = async (user: ActorRow, session: ActorSession = noSession, client: Reader = db): Promise<Actor> =>
  actorWith(user, await officesReached([user], client), session);

/** The same for many people, none of whom has a session: what they reach is read at once. */
export const toActors = async (users: readonly ActorRow[], client: Reader = db): Promise<Actor[]> => {
  const reached = await officesReached(users, client);
  return users.map((user) => actorWith(user, reached, noSession));
};

const actorWith = (user: ActorRow, reached: OfficesReached, session: ActorSession): Actor => {
  const side = user.agencyId === null ? 'ICE' : 'AGENCY';
  return {
    id: user.id,
    name: user.name,
    title: user.title,
    roles: user.roles.filter((role) => roleFacts[role].side === side),
    side,
    agencyId: user.agencyId,
    officeId: user.officeId,
    reachesOfficeIds: reachOf(user, reached),
    ...session,
  };
};

const reachOf = (user: ActorRow, reached: OfficesReached): Actor['reachesOfficeIds'] => {
  if (user.officeId === null) return [];
  return user.office?.kind === 'HQ_OSLC' ? 'ALL' : (reached.get(user.officeId) ?? []);
};

/** What the people of an office reach: it and the offices below it. Headquarters reaches all, and is not asked for. */
const officesReached = async (users: readonly ActorRow[], client: Reader): Promise<OfficesReached> => {
  const offices = users.flatMap(({ officeId, office }) => (office?.kind === 'HQ_OSLC' || !officeId ? [] : [officeId]));
  if (offices.length === 0) return new Map();
  const rows = await client.$queryRaw<{ top: string; id: string }[]>`
    WITH RECURSIVE reached AS (
      SELECT id AS top, id FROM offices WHERE id = ANY (${[...new Set(offices)]}::uuid[])
      UNION
      SELECT reached.top, offices.id FROM offices JOIN reached ON offices.parent_id = reached.id)
    SELECT top::text, id::text FROM reached ORDER BY id`;
  const reached = new Map<string, string[]>();
  for (const { top, id } of rows) reached.set(top, [...(reached.get(top) ?? []), id]);
  return reached;
};
