// Where a place that somebody puts in comes, and what moves: the order of the roles is kept, and so are the groups.
import { type SignatureRole, signatureRoles } from '@/lib/domain/programs/signature-role';

type Place = { id: string; role: SignatureRole; position: number; group: number };

export type Arrangement = {
  position: number;
  group: number;
  /** The places that move, in the order in which they can: no two share a position on the way. */
  moved: readonly { id: string; position: number; group: number }[];
};

const rankOf = (role: SignatureRole): number => signatureRoles.indexOf(role);

/** Room for a new place among the places of a round, which come in order. */
export const roomFor = (places: readonly Place[], role: SignatureRole): Arrangement => {
  const before = places.filter((place) => rankOf(place.role) < rankOf(role));
  const after = places.slice(before.length);
  const last = before.at(-1);
  const joins = last !== undefined && last.group === after[0]?.group;
  const group = joins ? last.group : (last?.group ?? 0) + 1;
  const moved = after
    .map((place) => ({ id: place.id, position: place.position + 1, group: place.group + (joins ? 0 : 1) }))
    .reverse();
  return { position: (last?.position ?? 0) + 1, group, moved };
};

/** What moves up when a place is taken out. */
export const closeGap = (places: readonly Place[], id: string): Arrangement['moved'] => {
  const gone = places.find((place) => place.id === id);
  if (!gone) return [];
  const alone = places.every((place) => place.id === id || place.group !== gone.group);
  return places
    .filter(({ position }) => position > gone.position)
    .map((place) => ({ id: place.id, position: place.position - 1, group: place.group - (alone ? 1 : 0) }));
};
