// The list of people, narrowed. The list itself is within the reader's reach already.
import { z } from 'zod';
import { roleFacts, roles } from '@/lib/domain/access/role';

export const accountStates = ['ACTIVE', 'CLOSED'] as const;

const peopleFilter = z.strictObject({
  q: z
    .string()
    .max(200)
    .transform((text) => text.normalize('NFC').trim().slice(0, 100))
    .catch(''),
  role: z.enum(roles).nullable().catch(null),
  place: z.string().max(200).nullable().catch(null),
  state: z.enum(accountStates).nullable().catch(null),
});

export type PeopleFilter = z.output<typeof peopleFilter>;

/** Reads the search parameters of an address; what cannot be read counts as not asked. */
export const toPeopleFilter = (asked: Record<string, string | string[] | undefined>): PeopleFilter =>
  peopleFilter.parse({ q: asked.q, role: asked.role, place: asked.place || null, state: asked.state });

type Person = { name: string; workEmail: string; roles: readonly string[]; place: string; active: boolean };

/** The people that a filter leaves. */
export const peopleLeft = <P extends Person>(people: readonly P[], { q, role, place, state }: PeopleFilter): P[] => {
  const text = q.toLowerCase();
  return people.filter(
    (person) =>
      (text === '' || person.name.toLowerCase().includes(text) || person.workEmail.toLowerCase().includes(text)) &&
      (role === null || person.roles.includes(roleFacts[role].label)) &&
      (place === null || person.place === place) &&
      (state === null || person.active === (state === 'ACTIVE')),
  );
};

/** The agencies and offices that people belong to, by name. */
export const placesOf = (people: readonly Person[]): string[] =>
  [...new Set(people.map(({ place }) => place))].sort((a, b) => a.localeCompare(b, 'en'));
