import 'server-only';
import { z } from 'zod';
import { type OwnNoticeName, ownNoticeText } from '@/lib/domain/notices/own-notices';
import { EXPORT_KEPT_DAYS, exportFailures } from '@/lib/domain/requests/export-words';

import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';

const payloadSchema = z.object({ exportId: z.uuid() });

const isFailure = (why: string | null): why is keyof typeof exportFailures =>
  why !== null && Object.hasOwn(exportFailures, why);

type Told = { state: string; rowsWritten: number; failure: string | null };

const wordsOf = ({ state, rowsWritten, failure }: Told): { name: OwnNoticeName; happened: string } | null => {
  if (state === 'READY') {
    const rows = rowsWritten === 1 ? '1 row' : `${rowsWritten.toLocaleString('en-US')} rows`;
    const happened = `Your list of requests is ready to download, with ${rows}. It is kept for ${EXPORT_KEPT_DAYS} days.`;
    return { name: 'file-ready', happened };
  }
  return isFailure(failure) ? { name: 'file-failed', happened: exportFailures[failure] } : null;
};

/** Tells the owner of a file of a list that it is ready, or that it was not made. A second time changes nothing. */
export const deliverFileNotice = async (outboxId: string, payload: unknown): Promise<void> => {
  const { exportId } = payloadSchema.parse(payload);
  const file = await db.exportJob.findUnique({
    where: { id: exportId },
    include: { user: { select: { active: true } } },
  });
  const words = file?.user.active ? wordsOf(file) : null;
  if (!file || !words) return;
  const { name, happened } = words;
  const row = { outboxId, userId: file.userId, name, ...ownNoticeText(name, happened), createdAt: now() };
  await db.notice.createMany({ data: [{ ...row, mailState: 'NONE' }], skipDuplicates: true });
};
