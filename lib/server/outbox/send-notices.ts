import 'server-only';
import { stateAfterProblem } from '@/lib/domain/notices/mail-state';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { type MailFile, problemOf, sendMail } from '@/lib/server/mail/mailer';

// The mails of notices: who has none yet gets one, and what became of each try is kept on the notice.

export type OpenNotice = { id: string; subject: string; body: string; mailTries: number; user: { workEmail: string } };

/**
 * Sends the mails of an outbox row that wait. One that is refused for good, or was tried often enough, is left alone.
 * Throws when a mail was refused for now, so that the queue tries again.
 */
export const sendOpenMails = async (outboxId: string, file: MailFile | null): Promise<void> => {
  const waiting = await db.notice.findMany({
    where: { outboxId, digestId: null, mailState: { in: ['WAITING', 'DEFERRED'] } },
    include: { user: { select: { workEmail: true } } },
  });
  const problems: string[] = [];
  for (const notice of waiting) {
    const problem = await sendOne(notice, file);
    if (problem !== null) problems.push(problem);
  }
  if (problems.length > 0) {
    throw new Error(`${problems.length} of ${waiting.length} mails were not taken: ${problems[0]}`);
  }
};

// Returns why it was refused for now; null when it was sent or when another try would change nothing.
const sendOne = async (notice: OpenNotice, file: MailFile | null): Promise<string | null> => {
  const { id, subject, body, user } = notice;
  const tried = { mailTries: { increment: 1 }, mailTriedAt: now() };
  try {
    await sendMail({ id, to: user.workEmail, subject, text: body, ...(file ? { file } : {}) });
  } catch (error) {
    const problem = problemOf(error);
    const mailState = stateAfterProblem(problem, notice.mailTries + 1);
    await db.notice.update({
      where: { id },
      data: { ...tried, mailState, sendError: problem.message.slice(0, 500) },
    });
    return mailState === 'DEFERRED' ? problem.message : null;
  }
  await db.notice.update({
    where: { id },
    data: { ...tried, mailState: 'SENT', sentAt: now(), sendError: null },
  });
  return null;
};
