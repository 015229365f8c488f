import 'server-only';
import { addMinutes } from 'date-fns/addMinutes';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { takerLabel } from '@/lib/domain/access/role';
import { viewHindrance, viewMinutes, viewReasonChars } from '@/lib/domain/access/view-as';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { paragraph } from '@/lib/domain/text';
import { appendAudit } from '@/lib/server/audit/append';
import { missingStepUp } from '@/lib/server/auth/step-up';
import { actorColumns, toActor } from '@/lib/server/auth/to-actor';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import type { SupportView } from '@/lib/server/db/generated/client';
import { runAs } from '@/lib/server/db/request-scope';
import { enqueue } from '@/lib/server/outbox/enqueue';

// An administrator sees the portal as somebody else: a row says who, whom, why and until when, and it is read at each
// request. Begun here, shown by current-actor.ts, and refused for everything but looking.

const shortReason = `Say in ${viewReasonChars.min} characters or more why you need to see it.`;

/** What the form sends to begin. */
export const beginInput = z.strictObject({
  personId: z.uuid('Choose a person from the list.'),
  reason: paragraph(viewReasonChars.max, shortReason).pipe(
    z.string().min(viewReasonChars.min, shortReason).max(viewReasonChars.max),
  ),
  minutes: z.enum(viewMinutes.map(String), 'Choose for how long.').transform(Number),
});

/** The person one is about to see the portal as, in the words of the page; null for everybody who may not. */
export type ViewTarget = { id: string; name: string; roles: string; place: string; hindrance: string | null };

/** Reads the page on which a look begins. Null without the right, and for nobody. */
export const viewTarget = async (actor: Actor, personId: string): Promise<ViewTarget | null> => {
  if (!holdsRight(actor, 'view_as') || !z.uuid().safeParse(personId).success) return null;
  const user = await db.user.findUnique({
    where: { id: personId },
    include: { agency: { select: { legalName: true } }, office: { select: { name: true } } },
  });
  return (
    user && {
      id: user.id,
      name: user.name,
      roles: user.roles.map(takerLabel).join(', '),
      place: user.agency?.legalName ?? user.office?.name ?? '',
      hindrance: viewHindrance(actor.id, user),
    }
  );
};

/**
 * Begins to see the portal as somebody else. Needs the right, a fresh second factor and a reason; tells the person at
 * once. One look at a time: one that is open in this session is ended.
 */
export const beginView = async (
  actor: Actor,
  { personId, reason, minutes }: z.output<typeof beginInput>,
): Promise<Outcome<{ viewId: string }>> => {
  if (!holdsRight(actor, 'view_as') || actor.viewedBy) return refuse('not_yours', 'Only an administrator may do this.');
  const { id: viewerId, sessionId } = actor;
  const unconfirmed = missingStepUp(actor, 'view_as');
  if (unconfirmed || viewerId === null || sessionId === null) {
    return unconfirmed ?? refuse('not_yours', 'Only somebody who is signed in may do this.');
  }
  return db.$transaction(async (tx): Promise<Outcome<{ viewId: string }>> => {
    await tx.$queryRaw`SELECT id FROM sessions WHERE id = ${sessionId}::uuid FOR UPDATE`;
    const person = await tx.user.findUnique({ where: { id: personId }, select: actorColumns });
    if (!person) return refuse('not_found', 'There is no such person. Open the list again.');
    const hindrance = viewHindrance(viewerId, person);
    if (hindrance) return refuse('blocked', hindrance);
    await endOpenViews(tx, actor, 'NEXT');
    const startedAt = now();
    const endsAt = addMinutes(startedAt, minutes);
    const view = await tx.supportView.create({
      data: { viewerId, viewedId: person.id, sessionId, reason, startedAt, endsAt },
    });
    await appendAudit(tx, {
      actor,
      role: 'ADMIN',
      action: 'view_as.begun',
      target: { type: 'user', id: person.id },
      outcome: 'done',
      facts: { view: view.id, until: endsAt.toISOString() },
    });
    await enqueue(tx, 'seen_as_letter', `seen-as:${view.id}`, { viewId: view.id });
    return done({ viewId: view.id });
  });
};

type Ending = 'STOP' | 'TIME' | 'NEXT' | 'GONE';

const endOpenViews = async (tx: Transaction, viewer: Pick<Actor, 'id' | 'sessionId'>, by: Ending): Promise<number> => {
  if (viewer.sessionId === null) return 0;
  const ended = await tx.supportView.updateManyAndReturn({
    where: { sessionId: viewer.sessionId, endedAt: null },
    data: { endedAt: now() },
  });
  for (const view of ended) {
    await appendAudit(tx, {
      actor: { id: viewer.id, sessionId: viewer.sessionId },
      role: 'ADMIN',
      action: 'view_as.ended',
      target: { type: 'user', id: view.viewedId },
      outcome: 'done',
      facts: { view: view.id, by },
    });
  }
  return ended.length;
};

/** Ends the look that is open in the viewer's session; nothing where there is none. */
export const stopView = (actor: Pick<Actor, 'id' | 'sessionId'>, by: Ending = 'STOP'): Promise<number> =>
  // The request is within the sight of the other person, to whom the look is not there.
  runAs('system', () => db.$transaction((tx) => endOpenViews(tx, actor, by)));

/**
 * As whom somebody sees the portal now: the other person as an actor, marked by who looks; null for everybody who looks
 * as themselves. A look is over when its time is, when the viewer loses the right, or when the person may no longer be
 * seen; that is noted.
 */
export const seenAs = async (viewer: Actor): Promise<Actor | null> => {
  if (viewer.sessionId === null) return null;
  const view = await db.supportView.findFirst({
    where: { sessionId: viewer.sessionId, endedAt: null },
    include: { viewed: { select: actorColumns } },
  });
  if (!view) return null;
  const ending = endingOf(viewer, view);
  if (ending) {
    await stopView(viewer, ending);
    return null;
  }
  const { ip, userAgent, sessionId } = viewer;
  const actor = await toActor(view.viewed, { sessionId, secondFactorAt: null, ip, userAgent });
  const { id: viewId, reason, endsAt } = view;
  return { ...actor, viewedBy: { id: view.viewerId, name: viewer.name, viewId, reason, endsAt } };
};

type OpenView = Pick<SupportView, 'viewerId' | 'endsAt'> & {
  viewed: { id: string; active: boolean; roles: readonly Actor['roles'][number][] };
};

const endingOf = (viewer: Actor, view: OpenView): Ending | null => {
  if (view.endsAt <= now()) return 'TIME';
  const roles = view.viewed.roles.filter((role) => role !== 'SYSTEM');
  const isAllowed = holdsRight(viewer, 'view_as') && view.viewerId === viewer.id;
  return isAllowed && viewHindrance(viewer.id, { ...view.viewed, roles }) === null ? null : 'GONE';
};

type Looked = { action: 'view_as.page' | 'view_as.refused'; page: string | null };

/** Notes that a page was seen as somebody else, or that something was tried. When it cannot be noted, nothing is shown. */
export const noteLook = async (seen: Actor, { action, page }: Looked): Promise<void> => {
  const { viewedBy, id, sessionId } = seen;
  if (!viewedBy) return;
  await db.$transaction((tx) =>
    appendAudit(tx, {
      actor: { id: viewedBy.id, sessionId },
      role: 'ADMIN',
      action,
      target: { type: 'user', id },
      outcome: action === 'view_as.page' ? 'done' : 'refused',
      facts: { view: viewedBy.viewId, page: page === null ? null : codeOf(page) },
    }),
  );
};

// What stands behind the question mark may be what somebody typed; ids and names of pages are all that is kept.
const codeOf = (page: string): string =>
  page
    .split(/[?#]/u)[0]
    ?.replaceAll(/[^\w.:/[\]-]/gu, '_')
    .slice(0, 120) || '/';

/** One look at the portal as the person, as their account page shows it. */
export type PastView = { id: string; viewer: string; reason: string; startedAt: Date; endedAt: Date };

const viewsShown = 20;

/** Who has seen the portal as this person, the latest first. */
export const viewsOf = async (actor: Pick<Actor, 'id'>): Promise<PastView[]> => {
  if (actor.id === null) return [];
  const rows = await db.supportView.findMany({
    where: { viewedId: actor.id },
    include: { viewer: { select: { name: true } } },
    orderBy: { startedAt: 'desc' },
    take: viewsShown,
  });
  return rows.map(({ id, viewer, reason, startedAt, endsAt, endedAt }) => ({
    id,
    viewer: viewer.name,
    reason,
    startedAt,
    endedAt: endedAt ?? endsAt,
  }));
};
