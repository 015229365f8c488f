import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { stateName } from '@/lib/domain/register/place';
import type { Choice, RequestChoices } from '@/lib/domain/requests/list-chips';
import { db } from '@/lib/server/db/client';

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

/** The liaisons at work in the offices that the actor reaches. */
export const liaisonsOf = async (actor: Actor): Promise<Choice[]> => {
  const reached = actor.reachesOfficeIds === 'ALL' ? {} : { officeId: { in: [...actor.reachesOfficeIds] } };
  const people = await db.user.findMany({
    where: { AND: [{ active: true, agencyId: null, roles: { has: 'LIAISON' } }, reached] },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: shownMax,
    select: { id: true, name: true, office: { select: { name: true } } },
  });
  return people.map(({ id, name, office }) => ({ value: id, label: office ? `${name}, ${office.name}` : name }));
};

const statesOf = async (): Promise<Choice[]> => {
  const rows = await db.agency.groupBy({ by: ['stateCode'] });
  const choices = rows.map(({ stateCode }) => ({ value: stateCode, label: stateName(stateCode) }));
  return choices.sort((one, other) => one.label.localeCompare(other.label, 'en'));
};

/** What this reader can choose from. */
export const requestChoices = async (actor: Actor): Promise<RequestChoices> => {
  if (actor.side === 'AGENCY') return { offices: [], liaisons: [], states: [] };
  const [offices, liaisons, states] = await Promise.all([officesOf(), liaisonsOf(actor), statesOf()]);
  return { offices, liaisons, states };
};
