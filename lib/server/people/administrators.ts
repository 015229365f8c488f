import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { AccountLetter } from '@/lib/domain/people/account-letter';
import type { Transaction } from '@/lib/server/db/client';
import { enqueue } from '@/lib/server/outbox/enqueue';

/** Promises a letter to every other active administrator. `id` is the row that the letter is about. */
export const tellAdministrators = async (
  tx: Transaction,
  actor: Pick<Actor, 'id'>,
  letter: Extract<AccountLetter, 'administrator-waits' | 'administrator-made'>,
  id: string,
): Promise<void> => {
  const others = await tx.user.findMany({
    where: { roles: { has: 'ADMIN' }, active: true, ...(actor.id === null ? {} : { id: { not: actor.id } }) },
    select: { id: true },
  });
  for (const { id: userId } of others) {
    await enqueue(tx, 'account_letter', `${letter}:${id}:${userId}`, { letter, id, userId });
  }
};
