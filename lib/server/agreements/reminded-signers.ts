import 'server-only';
import { db } from '@/lib/server/db/client';

/** Whom the reminder of that moment goes to: those who have signed or declined since get none. */
export const remindedSigners = async (agreementId: string, at: Date | undefined): Promise<string[]> => {
  if (!at) return [];
  const rows = await db.signingReminder.findMany({
    where: { createdAt: at, signature: { agreementId, status: 'PENDING', agreement: { status: 'SIGNING' } } },
    include: { signature: { select: { userId: true } } },
  });
  return rows.flatMap(({ userId, signature }) => (signature.userId === userId ? [userId] : []));
};
