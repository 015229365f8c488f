import 'server-only';
import { stateAfterProblem } from '@/lib/domain/notices/mail-state';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { type MailFile, problemOf, sendMail } from '@/lib/server/mail/mailer';

// The mails of notices: who has none yet gets one, and what became of each try is kept on the notice.

const openParts = {
  id: true,
  subject: true,
  body: true,
  mailState: true,
  mailTries: true,
  mailTriedAt: true,
  user: { select: { workEmail: true, active: true } },
} as const satisfies Prisma.NoticeSelect;

type OpenNotice = Prisma.NoticeGetPayload<{ select: typeof openParts }>;

/** Longer than the mailer waits for any server: a try that is older was cut short. */
const tryLastsMs = 120_000;

/**
 * Sends those of some mails that wait. One that is refused for good, or was tried often enough, is left alone.
 * Throws when a mail was refused for now, or is being sent by another worker, so that the queue tries again.
 */
export const sendOpenMails = async (
  which: { outboxId: string } | { id: string },
  file: MailFile | null,
): Promise<void> => {
  const waiting = await db.notice.findMany({
    where: { ...which, digestId: null, destroyedAt: null, mailState: { in: ['WAITING', 'DEFERRED'] } },
    select: openParts,
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

/** Why a mail is left alone by a worker that did not get it. */
export const elsewhere = 'another worker is sending it';

/**
 * Takes a try of a mail for this worker alone. False when another one has it, or has had it since it was read. Whoever
 * holds the first notice of a digest holds the digest.
 */
export const claimTry = async ({
  id,
  mailState,
  mailTries,
  mailTriedAt,
}: Pick<OpenNotice, 'id' | 'mailState' | 'mailTries' | 'mailTriedAt'>): Promise<boolean> => {
  // A try that ended leaves another state than this one.
  if (mailState === 'WAITING' && mailTriedAt !== null && now().getTime() - mailTriedAt.getTime() < tryLastsMs) {
    return false;
  }
  const { count } = await db.notice.updateMany({
    where: { id, mailState, mailTries },
    data: { mailState: 'WAITING', mailTries: mailTries + 1, mailTriedAt: now() },
  });
  return count === 1;
};

// Returns why it was refused for now; null when it was sent or when another try would change nothing.
const sendOne = async (notice: OpenNotice, file: MailFile | null): Promise<string | null> => {
  const { id, subject, body, user } = notice;
  if (!user.active) {
    await db.notice.update({ where: { id }, data: { mailState: 'NONE' } });
    return null;
  }
  if (!(await claimTry(notice))) return elsewhere;
  try {
    await sendMail({ id, to: user.workEmail, subject, text: body, ...(file ? { file } : {}) });
  } catch (error) {
    const problem = problemOf(error);
    const mailState = stateAfterProblem(problem, notice.mailTries + 1);
    await db.notice.update({ where: { id }, data: { mailState, sendError: problem.message.slice(0, 500) } });
    return mailState === 'DEFERRED' ? problem.message : null;
  }
  await db.notice.update({ where: { id }, data: { mailState: 'SENT', sentAt: now(), sendError: null } });
  return null;
};
