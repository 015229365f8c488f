import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { type CaseScope, canSee } from '@/lib/domain/access/reach';
import { readableVisibilities, type Visibility } from '@/lib/domain/access/readable';
import type { MentionPerson } from '@/lib/domain/comments/mention';
import { actorColumns, noSession, toActor } from '@/lib/server/auth/to-actor';
import { db, type Transaction } from '@/lib/server/db/client';

// Who may be mentioned in a comment: exactly those who may see the case and read what is written there.

type Client = Pick<Transaction, 'user' | '$queryRaw'>;

/** The people who see the case, with what each of them reads. */
const readersOf = async (scope: CaseScope, client: Client): Promise<Actor[]> => {
  const rows = await client.user.findMany({
    where: { active: true, OR: [{ agencyId: scope.agencyId }, { agencyId: null }] },
    select: actorColumns,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  const actors: Actor[] = [];
  for (const row of rows) actors.push(await toActor(row, noSession, client));
  return actors.filter((actor) => canSee(actor, scope));
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
