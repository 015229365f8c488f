import 'server-only';
import { z } from 'zod';
import { digestText } from '@/lib/domain/notices/digest-text';
import { stateAfterProblem } from '@/lib/domain/notices/mail-state';
import { groupNotices } from '@/lib/domain/notices/notice-centre';
import { paths } from '@/lib/domain/paths';
import { actorColumns, toActor } from '@/lib/server/auth/to-actor';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { env } from '@/lib/server/env';
import { problemOf, sendMail } from '@/lib/server/mail/mailer';
import { clockOf, wishParts } from '@/lib/server/notices/mail-plans';
import { caseNames, noticeColumns, toKept } from '@/lib/server/notices/notice-queries';
import { claimTry, elsewhere } from '@/lib/server/outbox/send-notices';

// One mail for several notices of one person.

const payloadSchema = z.object({ userId: z.uuid() });

const linesMax = 100;

/** Sends the digest of an outbox row. Throws when the mail was refused for now, so that the queue tries again. */
export const deliverDigest = async (outboxId: string, payload: unknown): Promise<void> => {
  const { userId } = payloadSchema.parse(payload);
  const rows = await db.notice.findMany({
    where: { digestId: outboxId, mailState: { in: ['WAITING', 'DEFERRED'] }, destroyedAt: null },
    select: { ...noticeColumns, mailState: true, mailTries: true, mailTriedAt: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const where = { id: { in: rows.map(({ id }) => id) } };
  const [first] = rows;
  if (!first) return;
  const { workEmail, ...person } = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { ...actorColumns, ...wishParts, workEmail: true },
  });
  if (!person.active) {
    await db.notice.updateMany({ where, data: { mailState: 'NONE' } });
    return;
  }
  if (!(await claimTry(first))) throw new Error(`The digest was not sent: ${elsewhere}`);
  const listed = rows.slice(0, linesMax);
  const names = await caseNames(await toActor(person), listed);
  const { subject, body } = digestText({
    groups: groupNotices(listed.map(toKept), names, clockOf(person).timeZone),
    more: rows.length - listed.length,
    origin: env.PUBLIC_ORIGIN,
    noticesPath: paths.notices(),
    settingsPath: paths.noticeSettings(),
  });
  const tried = { mailTries: first.mailTries + 1, mailTriedAt: now() };
  try {
    await sendMail({ id: outboxId, to: workEmail, subject, text: body });
  } catch (error) {
    const problem = problemOf(error);
    const mailState = stateAfterProblem(problem, tried.mailTries);
    await db.notice.updateMany({ where, data: { ...tried, mailState, sendError: problem.message.slice(0, 500) } });
    if (mailState === 'DEFERRED') throw error;
    return;
  }
  await db.notice.updateMany({ where, data: { ...tried, mailState: 'SENT', sentAt: now(), sendError: null } });
};
