import 'server-only';
import { type Actor, hasRole } from '@/lib/domain/access/actor';
import { type Role, roles } from '@/lib/domain/access/role';
import type { DashboardCase, WaitingCase } from '@/lib/domain/dashboard-view';
import { paths } from '@/lib/domain/paths';
import type { RequestStatus } from '@/lib/domain/requests/status';
import { requestSteps } from '@/lib/domain/requests/steps';
import { requestUndoSteps, requestWait } from '@/lib/domain/requests/waiting';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { inOrderOf, thoseFound } from '@/lib/server/db/in-order';
import { withTitlesSent } from '@/lib/server/requests/as-sent';
import { requestCaseInclude } from '@/lib/server/requests/case-row';
import { toRequestFacts } from '@/lib/server/requests/facts';
import { rowColumns, toRequestRow } from '@/lib/server/requests/list-queries';
import { mineWhere } from '@/lib/server/requests/list-where';
import { visibleRequests } from '@/lib/server/requests/visible';

// The requests of the dashboard. Whether one waits for the reader is said by the step table; the where-clause only
// keeps away those in which no step of their roles begins, so that not every case of the country has to be read.

const waitingMax = 60;
const othersMax = 10;

const statusesFor = (role: Role): RequestStatus[] => {
  const steps = Object.entries(requestSteps).filter(
    ([name, step]) =>
      step.by.includes(role) && name !== 'comment' && step.tone !== 'danger' && !requestUndoSteps.has(name),
  );
  return [...new Set(steps.flatMap(([, step]) => step.from))];
};

type Narrowed = { where: (actor: Actor) => Prisma.RequestWhereInput; statuses?: readonly RequestStatus[] };

/** The guards `isTheirLiaison` and `isTheirClaim` as conditions on the row, with the statuses in which they can hold. */
const narrowed: Partial<Record<Role, Narrowed>> = {
  LIAISON: { where: (actor) => ({ liaisonId: actor.id ?? '' }) },
  OSLC_INTAKE: {
    where: (actor) => ({ OR: [{ claimedById: null }, { claimedById: actor.id ?? '' }, { status: 'SUBMITTED' }] }),
    statuses: ['SUBMITTED', 'INTAKE_REVIEW'],
  },
};

// Those of one liaison are few. Those of a status may be thousands, and an index has each status in the order of the date.
const waysFor = (role: Role, actor: Actor): Prisma.RequestWhereInput[] => {
  const { where, statuses } = narrowed[role] ?? {};
  const begins = statusesFor(role).filter((status) => statuses?.includes(status) ?? true);
  if (begins.length === 0) return [];
  if (role === 'LIAISON') return [{ AND: [{ status: { in: begins } }, where?.(actor) ?? {}] }];
  return begins.map((status) => ({ AND: [{ status }, where?.(actor) ?? {}] }));
};

/** Back with the agency and past its date, at the latest in any time zone: with its liaison, or with who claimed it. */
const overdueReturns = (actor: Actor): Prisma.RequestWhereInput[] =>
  [{ liaisonId: actor.id ?? '' }, { liaisonId: null, claimedById: actor.id ?? '' }].map((whose) => ({
    ...{ status: 'RETURNED', respondBy: { lt: now() } },
    ...whose,
  }));

const mayWait = (actor: Actor): Prisma.RequestWhereInput[] => {
  const byRole = roles.filter((role) => hasRole(actor, role)).flatMap((role) => waysFor(role, actor));
  return actor.side === 'ICE' && actor.id ? [...byRole, ...overdueReturns(actor)] : byRole;
};

const byDue = [
  { dueOn: { sort: 'asc', nulls: 'last' } },
  { id: 'asc' },
] as const satisfies Prisma.RequestOrderByWithRelationInput[];

const toCase = (row: Parameters<typeof toRequestRow>[0]): DashboardCase => ({
  ...toRequestRow(row),
  kind: 'Request',
  href: paths.request(row.id),
});

type Due = { id: string; dueOn: Date | null };

const earlier = (one: Due, other: Due): number =>
  (one.dueOn?.getTime() ?? Number.POSITIVE_INFINITY) - (other.dueOn?.getTime() ?? Number.POSITIVE_INFINITY) ||
  one.id.localeCompare(other.id);

// Each way to wait by itself: an index in the order of the due date serves one of them, and no two together.
const earliestDue = async (actor: Actor): Promise<Due[]> => {
  const each = await Promise.all(
    mayWait(actor).map((way) =>
      db.request.findMany({
        // What is closed waits for nobody, and the index of what is due holds only what is open.
        where: { AND: [visibleRequests(actor), { closedAt: null }, way] },
        orderBy: [...byDue],
        take: waitingMax,
        select: { id: true, dueOn: true },
      }),
    ),
  );
  const all = new Map(each.flat().map((one) => [one.id, one]));
  return [...all.values()].sort(earlier).slice(0, waitingMax);
};

/** The requests that wait for the actor, the earliest due first. */
export const requestsWaiting = async (actor: Actor): Promise<WaitingCase[]> => {
  const first = await earliestDue(actor);
  if (first.length === 0) return [];
  const found = await db.request.findMany({
    where: { AND: [visibleRequests(actor), thoseFound(first, waitingMax)] },
    include: { ...requestCaseInclude, liaison: { select: { name: true } } },
    relationLoadStrategy: 'join',
  });
  const rows = inOrderOf(first, found);
  return (await withTitlesSent(actor, rows)).flatMap((row) => {
    const wait = requestWait(toRequestFacts(row), actor);
    return wait ? [{ ...toCase(row), todo: wait.todo, reasons: wait.reasons }] : [];
  });
};

/** Open requests the actor has a part in and that do not wait for them. */
export const requestsWithOthers = async (actor: Actor, waitingIds: readonly string[]): Promise<DashboardCase[]> => {
  const rows = await db.request.findMany({
    where: {
      AND: [
        visibleRequests(actor),
        { closedAt: null, id: { notIn: [...waitingIds] } },
        actor.side === 'AGENCY' ? {} : mineWhere(actor),
      ],
    },
    orderBy: [...byDue],
    take: othersMax,
    select: rowColumns,
  });
  return (await withTitlesSent(actor, rows)).map(toCase);
};
