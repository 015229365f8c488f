import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { visibleAgreements } from '@/lib/server/agreements/visible';
import { visibleRequests } from '@/lib/server/requests/visible';

/**
 * The where-clause of rows that hang on a request or an agreement the actor sees. Whoever sees all has an empty clause,
 * and Prisma reads an empty clause of a relation as none at all: each is joined with one that every case fulfils.
 */
export const ofVisibleCase = (actor: Actor) => ({
  OR: [
    { request: { AND: [visibleRequests(actor), { version: { gte: 1 } }] } },
    { agreement: { AND: [visibleAgreements(actor), { version: { gte: 1 } }] } },
  ],
});
