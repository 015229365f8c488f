import 'server-only';
import type { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import type { allNoticesInput, noticeInput } from '@/lib/domain/notices/notice-centre';
import { noticeLink } from '@/lib/domain/notices/notice-link';
import { isOwnNotice, ownNoticePlace } from '@/lib/domain/notices/own-notices';
import { paths } from '@/lib/domain/paths';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { personOf } from '@/lib/server/auth/person';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { visibleViews } from '@/lib/server/views/view-queries';

// What somebody does with their own notices. Reading changes nothing of a case and is no event of the audit log.

const notYours = () => refuse('not_found', 'This notice is not there. Open the page again.');

/** Marks one of the actor's notices as read. Once is enough: a second time keeps the first moment. */
export const readNotice = async (
  actor: Actor,
  { noticeId }: z.output<typeof noticeInput>,
): Promise<Outcome<string>> => {
  const { id: userId } = personOf(actor);
  const notice = await db.notice.findFirst({ where: { id: noticeId, userId } });
  if (!notice) return notYours();
  await db.notice.updateMany({
    where: { id: noticeId, userId, readAt: null, destroyedAt: null },
    data: { readAt: now() },
  });
  const { name, requestId, agreementId, viewId } = notice;
  if (agreementId) return done(noticeLink(name, { kind: 'agreement', id: agreementId }));
  if (requestId) return done(noticeLink(name, { kind: 'request', id: requestId }));
  if (isOwnNotice(name)) return done(ownNoticePlace.href);
  const view = viewId && (await db.savedView.findFirst({ where: { AND: [{ id: viewId }, visibleViews(actor)] } }));
  return done(view ? paths.savedView(view.list, view.id) : paths.notices());
};

/** Marks all notices of the actor as read that were there at a moment; what came later stays new. */
export const readAllNotices = async (
  actor: Actor,
  { until }: z.output<typeof allNoticesInput>,
): Promise<Outcome<null>> => {
  const { id: userId } = personOf(actor);
  const { count } = await db.notice.updateMany({
    where: { userId, readAt: null, destroyedAt: null, createdAt: { lte: new Date(until) } },
    data: { readAt: now() },
  });
  return done(null, count === 1 ? 'One notice is marked as read.' : `${count} notices are marked as read.`);
};
