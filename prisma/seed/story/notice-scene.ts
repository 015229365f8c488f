import { runAt } from '@/lib/server/clock';
import type { Database } from '@/lib/server/db/client';
import { writeNotices } from '@/lib/server/outbox/deliver-notice';

/** So many promises are old enough a story for everybody's page of notices. */
const NEWEST = 150;
const READ_AFTER_MS = 4 * 86_400_000;

/** Writes the newest notices of the stories to people's pages, with no mail. What is older than four days was read. */
export const tellNotices = async (db: Database, today: Date): Promise<void> => {
  const promises = await db.outboxMessage.findMany({
    where: { kind: 'notice', doneAt: null, createdAt: { lte: today } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: NEWEST,
  });
  for (const { id, payload, createdAt } of promises) await runAt(createdAt, () => writeNotices(id, payload));
  await db.notice.updateMany({
    where: { mailState: { in: ['WAITING', 'HELD'] } },
    data: { mailState: 'NONE', mailDueAt: null },
  });
  await db.notice.updateMany({
    where: { createdAt: { lt: new Date(today.getTime() - READ_AFTER_MS) } },
    data: { readAt: today },
  });
};
