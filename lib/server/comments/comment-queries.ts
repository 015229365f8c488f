import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { readableVisibilities } from '@/lib/domain/access/readable';
import type { HistoryEvent } from '@/lib/domain/workflow/history';
import { db } from '@/lib/server/db/client';

// The timeline of a case, as far as the reader's side may read it. Whether the actor may see the case at all is asked
// before: this only sorts out what is for the other side.

/** The case whose comments or events are read. */
export type CaseKey = { requestId: string } | { agreementId: string };

const eventsMax = 400;

/** The events of a case that the actor may read, newest first; the latest 400. */
export const listEvents = (actor: Actor, key: CaseKey): Promise<HistoryEvent[]> =>
  db.statusEvent.findMany({
    where: { ...key, visibility: { in: readableVisibilities(actor) } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: eventsMax,
    select: {
      id: true,
      step: true,
      fromStatus: true,
      toStatus: true,
      actorId: true,
      actorName: true,
      actorRole: true,
      note: true,
      createdAt: true,
    },
  });
