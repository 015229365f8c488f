import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { sightOf } from '@/lib/domain/access/reach';
import type { Prisma } from '@/lib/server/db/generated/client';

/**
 * The where-clause of the agreements an actor may see: the same reach as `canSee`, and a test compares the two.
 * Every query about agreements starts from it. A signer sees what waits for their signature like anyone of the office.
 */
export const visibleAgreements = (actor: Actor): Prisma.AgreementWhereInput => {
  const sight = sightOf(actor);
  if (sight.system || sight.all) return {};
  const either: Prisma.AgreementWhereInput[] = [];
  if (sight.agencyId !== null) either.push({ agencyId: sight.agencyId });
  if (sight.officeIds.length > 0) either.push({ officeId: { in: [...sight.officeIds] } });
  // Inside an AND, Prisma drops an empty OR, and the clause would match everything.
  return either.length === 0 ? { id: { in: [] } } : { OR: either };
};
