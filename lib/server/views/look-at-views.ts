import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { cleanQuery } from '@/lib/domain/saved-views';
import {
  type AlertEnd,
  hasTurned,
  type Judged,
  judgeLook,
  type KnownCase,
  movesByTime,
  reachKey,
  toldBefore,
  VIEW_CASES_MAX,
} from '@/lib/domain/view-alerts';
import { actorColumns, toActor } from '@/lib/server/auth/to-actor';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { runAs } from '@/lib/server/db/request-scope';
import { scopeOf } from '@/lib/server/db/scope-of';
import { log } from '@/lib/server/log';
import { enqueue } from '@/lib/server/outbox/enqueue';
import { casesInView } from '@/lib/server/views/cases-in-view';
import { movedCases, newestSeq } from '@/lib/server/views/moved-cases';
import { visibleViews } from '@/lib/server/views/view-queries';

// What entered the views that people asked to be told of. Each view is read as its person, within their scope; what came
// of it is written in one transaction, which takes effect once however many workers look.

const atOnce = 200;

const alertColumns = { user: { select: actorColumns } } as const satisfies Prisma.ViewAlertInclude;

type Alert = Prisma.ViewAlertGetPayload<{ include: typeof alertColumns }>;
type Moved = Awaited<ReturnType<typeof movedCases>>;

/** One round over all alerts: up to which event it looks, and what moved, read once for all that begin at one event. */
type Round = { seq: bigint; at: Date; movedSince: (seq: bigint) => Promise<Moved> };

const beginRound = async (): Promise<Round> => {
  const seq = await newestSeq();
  const read = new Map<bigint, Promise<Moved>>();
  const movedSince = (from: bigint) => {
    const moved = read.get(from) ?? movedCases(from, seq);
    read.set(from, moved);
    return moved;
  };
  return { seq, at: now(), movedSince };
};

/**
 * Looks at every view with an alert, and promises what is to be told. One that fails leaves the others alone and is
 * looked at again the next time.
 * @returns how many people are told of something
 */
export const lookAtViews = async (): Promise<number> => {
  const round = await beginRound();
  let told = 0;
  let after: string | null = null;
  do {
    const alerts: Alert[] = await db.viewAlert.findMany({
      where: after === null ? {} : { id: { gt: after } },
      include: alertColumns,
      orderBy: { id: 'asc' },
      take: atOnce,
    });
    for (const alert of alerts) {
      try {
        if (await look(alert, round)) told += 1;
      } catch (error) {
        log().error({ err: error, alert: alert.id }, 'A saved view could not be looked at.');
      }
    }
    after = alerts.length === atOnce ? (alerts.at(-1)?.id ?? null) : null;
  } while (after !== null);
  return told;
};

/** Takes the alert for this worker, unless another one has looked at it meanwhile. */
const mine = ({ id, looks }: Alert): Prisma.ViewAlertWhereInput => ({ id, looks });

const end = (alert: Alert, why: AlertEnd | null): Promise<boolean> =>
  db.$transaction(async (tx) => {
    const { count } = await tx.viewAlert.deleteMany({ where: mine(alert) });
    if (count === 0 || why === null) return false;
    const { id: alertId, userId, viewId, list, viewName } = alert;
    const promise = { userId, alertId, list, viewName, name: 'view-alert-ended', viewId, why } as const;
    await enqueue(tx, 'view_letter', `view:${alertId}:ended`, promise);
    return true;
  });

const look = async (alert: Alert, round: Round): Promise<boolean> => {
  const { user, viewId, list } = alert;
  // Nobody is there to be told, or they work for nobody.
  if (!user.active || user.roles.length === 0) return end(alert, null);
  const actor = await toActor(user);
  const view =
    viewId && (await db.savedView.findFirst({ where: { AND: [{ id: viewId, list }, visibleViews(actor)] } }));
  if (!view) return end(alert, 'GONE');
  const query = cleanQuery(list, view.query);
  if (query === '') return end(alert, 'WHOLE');
  const present = { query, reach: reachKey(actor), viewName: view.name };
  const found = await findIn(alert, actor, present, round);
  if (await isTooWide(alert, found)) return end(alert, 'WIDE');
  return keep(alert, present, found, round);
};

const isTooWide = async ({ id: alertId }: Alert, { matching, told, untold, left }: Found): Promise<boolean> => {
  if (matching.length > VIEW_CASES_MAX) return true;
  const more = told.length + untold.length;
  if (more === 0) return false;
  const inside = await db.viewAlertCase.count({ where: { alertId, inside: true } });
  return inside - left.length + more > VIEW_CASES_MAX;
};

type Present = { query: string; reach: string; viewName: string };
type Found = Judged & { matching: readonly string[]; known: ReadonlyMap<string, KnownCase> };

/** What to look at: the whole view where it is another one or the calendar turned, or else the cases that moved. */
const findIn = async (alert: Alert, actor: Actor, { query, reach }: Present, round: Round): Promise<Found> => {
  const { id: alertId, list, userId, lookedAt, lookedSeq } = alert;
  const moved = (await round.movedSince(lookedSeq))?.[list] ?? null;
  const silent = query !== alert.query || reach !== alert.reach;
  const turned = movesByTime(list, query) && hasTurned(list, lookedAt, round.at);
  const among = silent || turned || moved === null ? 'ALL' : [...moved.keys()];
  const matching = await runAs(scopeOf(actor), () => casesInView(actor, list, query, among));
  const rows =
    among !== 'ALL' && among.length === 0
      ? []
      : await db.viewAlertCase.findMany({
          where: { alertId, ...(among === 'ALL' ? {} : { caseId: { in: [...among] } }) },
        });
  const known = new Map(rows.map(({ caseId, ...one }) => [caseId, one]));
  const byOthers = (caseId: string) => [...(moved?.get(caseId) ?? [null])].some((by) => by !== userId);
  return { matching, known, ...judgeLook({ matching, among, known, at: round.at, byOthers, silent }) };
};

const keep = (alert: Alert, present: Present, found: Found, { seq, at }: Round): Promise<boolean> =>
  db.$transaction(async (tx) => {
    const { count } = await tx.viewAlert.updateMany({
      where: mine(alert),
      data: { ...present, lookedAt: at, lookedSeq: seq, looks: alert.looks + 1 },
    });
    if (count === 0) return false;
    await keepCases(tx, alert.id, found, at);
    const { id: alertId, userId, viewId, list } = alert;
    if (found.told.length === 0 || viewId === null) return false;
    const promise = { userId, alertId, list, viewName: present.viewName, name: 'view-entered', viewId } as const;
    await enqueue(tx, 'view_letter', `view:${alertId}:${alert.looks}`, { ...promise, count: found.told.length });
    return true;
  });

const keepCases = async (tx: Transaction, alertId: string, found: Found, at: Date): Promise<void> => {
  const { told, untold, left, known } = found;
  if (told.length + untold.length + left.length === 0) return;
  const isNew = (caseId: string) => !known.has(caseId);
  await tx.viewAlertCase.createMany({
    data: [
      ...told.filter(isNew).map((caseId) => ({ alertId, caseId, inside: true, toldAt: at })),
      ...untold.filter(isNew).map((caseId) => ({ alertId, caseId, inside: true })),
    ],
  });
  const set = (ids: readonly string[], data: { inside: boolean; toldAt?: Date }) =>
    tx.viewAlertCase.updateMany({ where: { alertId, caseId: { in: [...ids] } }, data });
  await set(
    told.filter((id) => !isNew(id)),
    { inside: true, toldAt: at },
  );
  await set(
    untold.filter((id) => !isNew(id)),
    { inside: true },
  );
  // What left is kept for the day in which it is not told of again.
  const old = [{ toldAt: null }, { toldAt: { lte: toldBefore(at) } }];
  await tx.viewAlertCase.deleteMany({
    where: { alertId, AND: [{ OR: [{ inside: false }, { caseId: { in: [...left] } }] }, { OR: old }] },
  });
  await set(left, { inside: false });
};
