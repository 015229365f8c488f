import 'server-only';
import { type Actor, readsIceOnly } from '@/lib/domain/access/actor';
import { readableVisibilities } from '@/lib/domain/access/readable';
import type { MailCounts } from '@/lib/domain/notices/mail-state';
import type { HistoryEvent } from '@/lib/domain/workflow/history';
import { db } from '@/lib/server/db/client';

// The timeline of a case, as far as the reader's side may read it. Whether the actor may see the case at all is asked
// before: this only sorts out what is for the other side.

/** The case whose comments or events are read. */
export type CaseKey = { requestId: string } | { agreementId: string };

const eventsMax = 400;

const eventParts = {
  id: true,
  step: true,
  fromStatus: true,
  toStatus: true,
  actorId: true,
  actorName: true,
  actorRole: true,
  note: true,
  createdAt: true,
} as const;

const newestFirst = [{ createdAt: 'desc' }, { id: 'desc' }] as const;

/** The events of a case that the actor may read, newest first; the latest 400. */
export const listEvents = async (actor: Actor, key: CaseKey): Promise<HistoryEvent[]> => {
  const events = await db.statusEvent.findMany({
    where: { ...key, visibility: { in: readableVisibilities(actor) } },
    orderBy: [...newestFirst],
    take: eventsMax,
    select: eventParts,
  });
  if (!readsIceOnly(actor)) return events;
  const mails = await mailsOf(events.map(({ id }) => id));
  return events.map((event) => ({ ...event, mails: mails.get(event.id) ?? {} }));
};

const newEventsMax = 20;

/** What others than the actor did on a case after a version of it, as far as the actor may read it; the latest 20. */
export const listEventsOfOthers = (actor: Actor, key: CaseKey, since: number): Promise<HistoryEvent[]> =>
  db.statusEvent.findMany({
    where: {
      ...key,
      visibility: { in: readableVisibilities(actor) },
      caseVersion: { gt: since },
      // What the portal does by itself has no person.
      OR: [{ actorId: null }, ...(actor.id === null ? [] : [{ actorId: { not: actor.id } }])],
    },
    orderBy: [...newestFirst],
    take: newEventsMax,
    select: eventParts,
  });

// ICE sees to it that people are reached; whom ICE tells of what is nothing for an agency. Who follows a case, and when
// somebody wants to be told, is nothing for either: what is held back waits.
const mailsOf = async (ids: string[]): Promise<Map<string, MailCounts>> => {
  const groups = await db.notice.groupBy({
    by: ['eventId', 'mailState'],
    where: { eventId: { in: ids }, name: { not: 'followed' } },
    _count: { _all: true },
  });
  const mails = new Map<string, MailCounts>();
  for (const { eventId, mailState, _count } of groups) {
    if (eventId === null || mailState === 'NONE') continue;
    const state = mailState === 'HELD' ? 'WAITING' : mailState;
    const known = mails.get(eventId) ?? {};
    mails.set(eventId, { ...known, [state]: (known[state] ?? 0) + _count._all });
  }
  return mails;
};
