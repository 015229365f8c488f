import 'server-only';
import { z } from 'zod';
import { momentText } from '@/lib/domain/dates';
import { seenAsLetterText } from '@/lib/domain/notices/seen-as-letter';
import { paths } from '@/lib/domain/paths';
import { db } from '@/lib/server/db/client';
import { env } from '@/lib/server/env';
import { sendMail } from '@/lib/server/mail/mailer';

const payloadSchema = z.object({ viewId: z.uuid() });

// Headquarters and its offices read times as Washington does.
const officeTimeZone = 'America/New_York';

/** Tells somebody that an administrator sees the portal as they do. Throws when the mail was not taken. */
export const deliverSeenAs = async (outboxId: string, payload: unknown): Promise<void> => {
  const view = await db.supportView.findUniqueOrThrow({
    where: { id: payloadSchema.parse(payload).viewId },
    include: {
      viewer: { select: { name: true } },
      viewed: { select: { workEmail: true, agency: { select: { timeZone: true } } } },
    },
  });
  const letter = seenAsLetterText({
    viewer: view.viewer.name,
    reason: view.reason,
    until: momentText(view.endsAt, view.viewed.agency?.timeZone ?? officeTimeZone),
    link: `${env.PUBLIC_ORIGIN}${paths.account()}`,
  });
  await sendMail({ id: outboxId, to: view.viewed.workEmail, ...letter });
};
