import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';

/** An actor who is somebody: not the portal itself. */
export type Person = Actor & { id: string };

/** The person behind an actor. Throws for the portal itself, which has no account to look after. */
export const personOf = (actor: Actor): Person => {
  const { id } = actor;
  if (id === null) throw new Error('The portal itself has no account.');
  return { ...actor, id };
};
