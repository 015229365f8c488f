import 'server-only';
import { type Actor, hasRole } from '@/lib/domain/access/actor';
import { type Role, roles } from '@/lib/domain/access/role';
import type { DashboardCase, WaitingCase } from '@/lib/domain/dashboard-view';
import { paths } from '@/lib/domain/paths';
import { openRequestStatuses, type RequestStatus } from '@/lib/domain/requests/status';
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

/** The guards `isTheirLiaison` and `isTheirClaim` as conditions on the row. */
const narrowed: Partial<Record<Role, (actor: Actor) => Prisma.RequestWhereInput>> = {
  LIAISON: (actor) => ({ liaisonId: actor.id ?? '' }),
  OSLC_INTAKE: (actor) => ({
    status: { in: ['SUBMITTED', 'INTAKE_REVIEW'] },
    OR: [{ claimedById: null }, { claimedById: actor.id ?? '' }, { status: 'SUBMITTED' }],
  }),
};

/** Back with the agency and past its date, at the latest in any time zone. */
const overdueReturns = (actor: Actor): Prisma.RequestWhereInput => ({
  status: 'RETURNED',
  respondBy: { lt: now() },
  OR: [{ liaisonId: actor.id ?? '' }, { liaisonId: null, claimedById: actor.id ?? '' }],
});

const mayWait = (actor: Actor): Prisma.RequestWhereInput[] => {
  const byRole = roles
    .filter((role) => hasRole(actor, role) && statusesFor(role).length > 0)
    .map((role) => ({ AND: [{ status: { in: statusesFor(role) } }, narrowed[role]?.(actor) ?? {}] }));
  return actor.side === 'ICE' && actor.id ? [...byRole, overdueReturns(actor)] : byRole;
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

/** The requests that wait for the actor, the earliest due first. */
export const requestsWaiting = async (actor: Actor): Promise<WaitingCase[]> => {
  const either = mayWait(actor);
  if (either.length === 0) return [];
  const first = await db.request.findMany({
    where: { AND: [visibleRequests(actor), { OR: either }] },
    orderBy: [...byDue],
    take: waitingMax,
    select: { id: true },
  });
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
        { status: { in: [...openRequestStatuses] }, id: { notIn: [...waitingIds] } },
        actor.side === 'AGENCY' ? {} : mineWhere(actor),
      ],
    },
    orderBy: [...byDue],
    take: othersMax,
    select: rowColumns,
  });
  return (await withTitlesSent(actor, rows)).map(toCase);
};
