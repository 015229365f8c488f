import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { canonicalJson, sha256Hex } from '@/lib/server/audit/append';
import { actorColumns, toActor } from '@/lib/server/auth/to-actor';
import { db } from '@/lib/server/db/client';

/**
 * SHA-256 of all that decides what somebody sees: roles, side, agency, office and the offices they reach. A file that was
 * made under one reach is for nobody with another.
 */
export const reachOf = ({ roles, side, agencyId, officeId, reachesOfficeIds }: Actor): string =>
  sha256Hex(
    canonicalJson({
      ...{ side, agencyId, officeId, roles: [...roles].sort() },
      reaches: reachesOfficeIds === 'ALL' ? 'ALL' : [...reachesOfficeIds].sort(),
    }),
  );

/** The owner of a file as they stand now; a code of why nothing more is written for them otherwise. */
export const ownerNow = async (userId: string, reachSha256: string): Promise<Actor | 'CLOSED' | 'REACH'> => {
  const user = await db.user.findUniqueOrThrow({ where: { id: userId }, select: actorColumns });
  if (!user.active) return 'CLOSED';
  const owner = await toActor(user);
  return reachOf(owner) === reachSha256 ? owner : 'REACH';
};
