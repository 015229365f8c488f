import 'server-only';
import { appendAudit } from '@/lib/server/audit/append';
import { tellOwner } from '@/lib/server/auth/security-letters';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';

// Proving anew who one is, seen from the person: a confirmed one that was neither used nor withdrawn, within its time.

const open = () => ({ confirmedAt: { not: null }, withdrawnAt: null, usedAt: null, expiresAt: { gt: now() } });

/** The reproofing behind the id, where it is this person's and still open; null otherwise. */
export const openReproofing = (
  tx: Pick<Transaction, 'reproofing'>,
  id: string,
  userId: string,
): Promise<{ id: string } | null> =>
  tx.reproofing.findFirst({ where: { id, userId, ...open() }, select: { id: true } });

/** The reproofing behind the hash of a link; null when the link is not good (any more). */
export const reproofingOfLink = (tokenHash: string) =>
  db.reproofing.findFirst({
    where: { tokenHash, ...open(), user: { active: true } },
    select: { id: true, user: { select: { id: true, workEmail: true } } },
  });

/**
 * Takes away every factor that a person had, because they have proven anew who they are and set a new one up in this
 * transaction. Does nothing for a first enrolment.
 * @returns false when it was used or withdrawn a moment ago: nothing is set up then
 */
export const clearForReproofing = async (
  tx: Transaction,
  { userId, reproofingId }: { userId: string; reproofingId: string | null },
): Promise<boolean> => {
  if (reproofingId === null) return true;
  const { count } = await tx.reproofing.updateMany({
    where: { id: reproofingId, userId, ...open() },
    data: { usedAt: now() },
  });
  if (count === 0) return false;
  await tx.passkey.deleteMany({ where: { userId } });
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.user.update({ where: { id: userId }, data: { totpSecret: null, totpLastStep: null } });
  await appendAudit(tx, {
    actor: { id: userId, sessionId: null },
    role: 'NONE',
    action: 'reproofing.used',
    target: { type: 'user', id: userId },
    outcome: 'done',
    facts: { reproofing: reproofingId },
  });
  await tellOwner(tx, userId, 'reproofed');
  return true;
};
