import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { Choice, RequestChoices } from '@/lib/domain/requests/list-chips';
import { agencyStates } from '@/lib/server/agencies/agency-places';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';

// What the list of requests can be narrowed to: the offices and people that the reader reaches, and the states of agencies.

const shownMax = 500;

const officesOf = async (): Promise<Choice[]> => {
  const offices = await db.office.findMany({
    where: { kind: { not: 'HQ_OSLC' } },
    orderBy: { name: 'asc' },
    take: shownMax,
    select: { id: true, name: true },
  });
  return offices.map(({ id, name }) => ({ value: id, label: name }));
};

/** Our own rule: a longer list is no choice but a search, and weighs more than the queue that it stands above. */
const liaisonsMax = 60;

/** What the choice of liaisons depends on: the office that is filtered by, and liaisons whose names must be known. */
type Named = { office?: string | undefined; liaisons?: readonly string[] };

/** The liaisons at work in the offices that the actor reaches, or in one of them. */
const liaisonsOf = async (
  actor: Actor,
  { office, liaisons: named = [] }: Named,
): Promise<Pick<RequestChoices, 'liaisons' | 'liaisonsByOffice'>> => {
  const reached = actor.reachesOfficeIds === 'ALL' ? {} : { officeId: { in: [...actor.reachesOfficeIds] } };
  const at = office === undefined ? {} : { officeId: office };
  const find = (where: Prisma.UserWhereInput, take: number) =>
    db.user.findMany({
      where: { AND: [{ active: true, agencyId: null, roles: { has: 'LIAISON' } }, reached, where] },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take,
      select: { id: true, name: true, office: { select: { name: true } } },
    });
  const people = await find(at, liaisonsMax + 1);
  const isMany = people.length > liaisonsMax;
  const shown = isMany ? [] : people;
  const missing = named.filter((id) => id !== 'NONE' && !shown.some((one) => one.id === id));
  const all = missing.length === 0 ? shown : [...shown, ...(await find({ id: { in: missing } }, missing.length))];
  return {
    liaisons: all.map(({ id, name, office: place }) => ({ value: id, label: place ? `${name}, ${place.name}` : name })),
    liaisonsByOffice: isMany,
  };
};

/** What this reader can choose from, with the filters that are in use. */
export const requestChoices = async (actor: Actor, named: Named): Promise<RequestChoices> => {
  if (actor.side === 'AGENCY') return { offices: [], liaisons: [], liaisonsByOffice: false, states: [] };
  const [offices, liaisons, states] = await Promise.all([officesOf(), liaisonsOf(actor, named), agencyStates()]);
  return { offices, ...liaisons, states };
};
