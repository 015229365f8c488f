import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { readableVisibilities } from '@/lib/domain/access/readable';
import { momentText } from '@/lib/domain/dates';
import type { CommentView, HistoryEvent } from '@/lib/domain/workflow/history';
import { db } from '@/lib/server/db/client';

// Comments and timeline of a case, as far as the reader's side may read them. Whether the actor may see the case at all
// is asked before: these two only sort out what is for the other side.

/** The case whose comments or events are read. */
export type CaseKey = { requestId: string } | { agreementId: string };

const commentsMax = 200;
const eventsMax = 400;

/** The comments of a case that the actor may read, oldest first; the latest 200. */
export const listComments = async (actor: Actor, key: CaseKey, timeZone: string): Promise<CommentView[]> => {
  const rows = await db.comment.findMany({
    where: { ...key, visibility: { in: readableVisibilities(actor) } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: commentsMax,
    select: {
      id: true,
      body: true,
      visibility: true,
      createdAt: true,
      author: { select: { name: true, title: true } },
    },
  });
  return rows.reverse().map(({ id, body, visibility, createdAt, author }) => ({
    id,
    body,
    visibility,
    author: author.title === '' ? author.name : `${author.name}, ${author.title}`,
    when: momentText(createdAt, timeZone),
    at: createdAt.toISOString(),
  }));
};

/** The events of a case that the actor may read, newest first; the latest 400. */
export const listEvents = (actor: Actor, key: CaseKey): Promise<HistoryEvent[]> =>
  db.statusEvent.findMany({
    where: { ...key, visibility: { in: readableVisibilities(actor) } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: eventsMax,
    select: { id: true, step: true, actorId: true, actorName: true, actorRole: true, note: true, createdAt: true },
  });
