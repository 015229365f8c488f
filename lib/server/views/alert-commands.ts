import 'server-only';
import type { z } from 'zod';
import { type Actor, hasRole } from '@/lib/domain/access/actor';
import { roles } from '@/lib/domain/access/role';
import { done, type Outcome, type Refused, refuse } from '@/lib/domain/result';
import { cleanQuery, type SavedList } from '@/lib/domain/saved-views';
import { ALERTS_MAX, alertEnds, reachKey, VIEW_CASES_MAX, type viewAlertInput } from '@/lib/domain/view-alerts';
import { appendAudit } from '@/lib/server/audit/append';
import { personOf } from '@/lib/server/auth/person';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import { casesInView } from '@/lib/server/views/cases-in-view';
import { newestSeq } from '@/lib/server/views/moved-cases';
import { visibleViews } from '@/lib/server/views/view-queries';

// A person asks to be told what enters a view, and stops it.

type Noted = { action: 'view_alert.wanted' | 'view_alert.stopped'; viewId: string; list: SavedList };

const note = (tx: Transaction, actor: Actor, userId: string, { action, viewId, list }: Noted) =>
  appendAudit(tx, {
    ...{ actor, role: roles.find((role) => hasRole(actor, role)) ?? ('NONE' as const), action, outcome: 'done' },
    target: { type: 'user', id: userId },
    facts: { view: viewId, list },
  });

/** Also for a view that is not shared with the person any more. */
const stop = async (actor: Actor, viewId: string): Promise<Outcome<null>> => {
  const { id: userId } = personOf(actor);
  return db.$transaction(async (tx): Promise<Outcome<null>> => {
    const alert = await tx.viewAlert.findUnique({ where: { userId_viewId: { userId, viewId } } });
    const { count } = await tx.viewAlert.deleteMany({ where: { userId, viewId } });
    if (!alert || count === 0) return done(null, 'You are not told of this view.');
    await note(tx, actor, userId, { action: 'view_alert.stopped', viewId, list: alert.list });
    return done(null, `You are not told of “${alert.viewName}” any more.`);
  });
};

const tooWide = (): Refused =>
  refuse(
    'blocked',
    `This view holds more than ${VIEW_CASES_MAX.toLocaleString('en-US')} cases. Narrow it, so that what enters it is news.`,
  );

type Wanted = { viewId: string; name: string; list: SavedList; query: string; cases: readonly string[]; seq: bigint };

const begin = async (tx: Transaction, actor: Actor, wanted: Wanted): Promise<Outcome<null>> => {
  const { id: userId } = personOf(actor);
  const { viewId, name, list, query, cases, seq } = wanted;
  await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
  if (await tx.viewAlert.findUnique({ where: { userId_viewId: { userId, viewId } }, select: { id: true } })) {
    return done(null, `You are told of “${name}” already.`);
  }
  if ((await tx.viewAlert.count({ where: { userId } })) >= ALERTS_MAX) {
    return refuse('blocked', `You are told of ${ALERTS_MAX} views. Stop one that you do not need any more.`);
  }
  const at = now();
  const { id: alertId } = await tx.viewAlert.create({
    data: {
      ...{ userId, viewId, list, viewName: name, query, reach: reachKey(actor) },
      ...{ createdAt: at, lookedAt: at, lookedSeq: seq },
    },
    select: { id: true },
  });
  await tx.viewAlertCase.createMany({ data: cases.map((caseId) => ({ alertId, caseId, inside: true })) });
  await note(tx, actor, userId, { action: 'view_alert.wanted', viewId, list });
  return done(null, `You are told when a case enters “${name}”. What is in it now tells you nothing.`);
};

/** Begins or ends an alert on a view that the actor sees. What is in the view when it begins tells nothing. */
export const tellOfView = async (
  actor: Actor,
  { viewId, tell }: z.output<typeof viewAlertInput>,
): Promise<Outcome<null>> => {
  if (tell === 'OFF') return stop(actor, viewId);
  const view = await db.savedView.findFirst({ where: { AND: [{ id: viewId }, visibleViews(actor)] } });
  if (!view) return refuse('not_found', 'This view is not there any more. Open the page again.');
  const { name, list } = view;
  const query = cleanQuery(list, view.query);
  if (query === '') return refuse('blocked', alertEnds.WHOLE);
  // Before the cases are read: what moves meanwhile is looked at again.
  const seq = await newestSeq();
  const cases = await casesInView(actor, list, query, 'ALL');
  if (cases.length > VIEW_CASES_MAX) return tooWide();
  return db.$transaction((tx) => begin(tx, actor, { viewId, name, list, query, cases, seq }));
};
