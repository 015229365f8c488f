import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { keepChange } from '@/lib/server/people/apply-change';
import { lockAccounts } from '@/lib/server/people/looking-after';
import { peopleWithin } from '@/lib/server/people/people-queries';

/**
 * Confirms that accounts are still needed with the roles they have, each with an event of its own. What is not within
 * reach, closed, or the actor's own is left aside; refused when nothing is left.
 */
export const attestAccounts = (actor: Actor, ids: readonly string[]): Promise<Outcome<null>> =>
  db.$transaction(async (tx): Promise<Outcome<null>> => {
    if (!holdsRight(actor, 'manage_people')) {
      return refuse('not_yours', 'You confirm the accounts of your own agency, as administrator of its accounts.');
    }
    await lockAccounts(tx);
    const users = await tx.user.findMany({
      where: {
        AND: [
          { id: { in: [...ids] } },
          { id: { not: actor.id ?? '' }, active: true },
          peopleWithin(actor, 'manage_people'),
        ],
      },
      include: { office: { select: { name: true } } },
      orderBy: { id: 'asc' },
    });
    const [first] = users;
    if (!first)
      return refuse('not_found', 'These accounts were closed or confirmed meanwhile. The list now shows the rest.');
    await tx.user.updateMany({
      where: { id: { in: users.map(({ id }) => id) } },
      data: { accessReviewedAt: now() },
    });
    for (const user of users) await keepChange({ tx, actor, user }, { kind: 'ATTEST', reason: '' });
    return done(
      null,
      users.length === 1 ? `The account of ${first.name} is confirmed.` : `${users.length} accounts are confirmed.`,
    );
  });
