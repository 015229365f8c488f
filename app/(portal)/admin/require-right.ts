import { notFound } from 'next/navigation';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import type { RightName } from '@/lib/domain/access/rights';
import { requireActor } from '@/lib/server/auth/current-actor';

/** The signed-in person when they hold the right. For everybody else the page or action does not exist. */
export const requireRight = async (right: RightName): Promise<Actor> => {
  const actor = await requireActor();
  if (!holdsRight(actor, right)) notFound();
  return actor;
};
