import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { type CaseScope, canSee, caseReach } from '@/lib/domain/access/reach';
import { readableVisibilities, type Visibility } from '@/lib/domain/access/readable';
import { roles } from '@/lib/domain/access/role';
import type { MentionPerson } from '@/lib/domain/comments/mention';
import { actorColumns, toActors } from '@/lib/server/auth/to-actor';
import { db, type Transaction } from '@/lib/server/db/client';

// Who may be mentioned in a comment: exactly those who may see the case and read what is written there.

type Client = Pick<Transaction, 'user' | '$queryRaw'>;

/** The office and those above it, whose people reach its cases. */
const officesAbove = async (officeId: string, client: Client): Promise<string[]> => {
  const rows = await client.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE above AS (
      SELECT id, parent_id FROM offices WHERE id = ${officeId}::uuid
      UNION
      SELECT offices.id, offices.parent_id FROM offices JOIN above ON offices.id = above.parent_id)
    SELECT id::text FROM above`;
  return rows.map(({ id }) => id);
};

const reachAll = roles.filter((role) => caseReach[role] === 'ALL');

/** The people who see the case, with what each of them reads. The rest of the field offices is not even read. */
const readersOf = async (scope: CaseScope, client: Client): Promise<Actor[]> => {
  const near = scope.officeId === null ? [] : await officesAbove(scope.officeId, client);
  const far = [{ roles: { hasSome: reachAll } }, { office: { kind: 'HQ_OSLC' } }, { officeId: { in: near } }] as const;
  const rows = await client.user.findMany({
    where: { active: true, OR: [{ agencyId: scope.agencyId }, { agencyId: null, OR: [...far] }] },
    select: actorColumns,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  return (await toActors(rows, client)).filter((actor) => canSee(actor, scope));
};

// An agency's own notes are for its people, whatever a role without a side of its own may list.
const reads = (reader: Actor, visibility: Visibility): boolean =>
  readableVisibilities(reader).includes(visibility) && (visibility !== 'AGENCY_ONLY' || reader.side === 'AGENCY');

const toPerson = ({ id, name, title }: Actor): MentionPerson[] => (id === null ? [] : [{ id, name, title }]);

/** The people a comment of each visibility may mention; the list for the other side's own comments is empty. */
export const mentionable = async (
  actor: Actor,
  scope: CaseScope,
  client: Client = db,
): Promise<Record<Visibility, MentionPerson[]>> => {
  const readers = await readersOf(scope, client);
  const own = readableVisibilities(actor);
  const peopleFor = (visibility: Visibility): MentionPerson[] =>
    own.includes(visibility)
      ? readers.filter((reader) => reader.id !== actor.id && reads(reader, visibility)).flatMap(toPerson)
      : [];
  return { SHARED: peopleFor('SHARED'), ICE_ONLY: peopleFor('ICE_ONLY'), AGENCY_ONLY: peopleFor('AGENCY_ONLY') };
};
