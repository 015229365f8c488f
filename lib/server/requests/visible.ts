import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { sightOf } from '@/lib/domain/access/reach';
import type { Prisma } from '@/lib/server/db/generated/client';

/**
 * The where-clause of the requests an actor may see: the same reach as `canSee`, and a test compares the two.
 * Every query about requests starts from it.
 */
export const visibleRequests = (actor: Actor): Prisma.RequestWhereInput => {
  const sight = sightOf(actor);
  if (sight.system) return {};
  const either: Prisma.RequestWhereInput[] = [];
  const sent = actor.viewedBy ? { submittedAt: { not: null } } : {};
  if (sight.agencyId !== null) either.push({ agencyId: sight.agencyId, ...sent });
  if (sight.all) either.push({ submittedAt: { not: null } });
  if (sight.officeIds.length > 0) either.push({ submittedAt: { not: null }, officeId: { in: [...sight.officeIds] } });
  // Inside an AND, Prisma drops an empty OR, and the clause would match everything.
  return either.length === 0 ? { id: { in: [] } } : { OR: either };
};
