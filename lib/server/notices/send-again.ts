import 'server-only';
import type { z } from 'zod';
import { type Actor, hasRole } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { resendRefusal } from '@/lib/domain/notices/mail-state';
import type { sendAgainInput } from '@/lib/domain/notices/undelivered-view';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { appendAudit } from '@/lib/server/audit/append';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { unreachedById } from '@/lib/server/notices/unreached';
import { enqueue } from '@/lib/server/outbox/enqueue';

const roleIn = (actor: Actor) =>
  (['ADMIN', 'AGENCY_ADMIN'] as const).find((role) => hasRole(actor, role)) ?? ('LIAISON' as const);

const gone = () => refuse('not_found', 'This mail is not in your list any more. Open the page again.');

/** Has a mail sent again: three times at most, ten minutes apart, each noted in the audit log. */
export const sendAgain = async (
  actor: Actor,
  { noticeId }: z.output<typeof sendAgainInput>,
): Promise<Outcome<null>> => {
  if (!holdsRight(actor, 'resend_notices')) return gone();
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM notices WHERE id = ${noticeId}::uuid FOR UPDATE`;
    const found = await unreachedById(tx, actor, noticeId);
    if (!found) return gone();
    const { mailState, resends, mailTriedAt, user } = found.row;
    const refusal = resendRefusal({ state: mailState, resends, triedAt: mailTriedAt, active: user.active }, now());
    if (refusal !== null) return refuse('blocked', refusal);
    await tx.notice.update({
      where: { id: noticeId },
      data: {
        mailState: 'WAITING',
        mailTries: 0,
        mailTriedAt: null,
        sendError: null,
        digestId: null,
        resends: resends + 1,
      },
    });
    await enqueue(tx, 'notice_again', `${noticeId}:again:${resends + 1}`, { noticeId });
    await appendAudit(tx, {
      ...{ actor, role: roleIn(actor), action: 'notice.sent_again', outcome: 'done' },
      target: { type: found.ref.kind, id: found.ref.id },
      facts: { notice: noticeId, times: resends + 1 },
    });
    return done(null, `The mail to ${user.name} is sent again now.`);
  });
};
