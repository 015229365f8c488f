import 'server-only';
import { type Actor, hasRole } from '@/lib/domain/access/actor';
import { roles } from '@/lib/domain/access/role';
import { statusWords } from '@/lib/domain/agreements/amendment-stages';
import {
  type AgreementStatus,
  agreementStatuses,
  agreementStatusFacts,
  inForceStatuses,
} from '@/lib/domain/agreements/status';
import { agreementWait, statusesWaitingFor } from '@/lib/domain/agreements/waiting';
import type { DashboardCase, WaitingCase } from '@/lib/domain/dashboard-view';
import { dateIn, dateText } from '@/lib/domain/dates';
import { paths } from '@/lib/domain/paths';
import { holderText } from '@/lib/domain/workflow/holder';
import { type AgreementCase, agreementCaseInclude } from '@/lib/server/agreements/case-row';
import { toAgreementFacts } from '@/lib/server/agreements/facts';
import { statusNow } from '@/lib/server/agreements/standing';
import { visibleAgreements } from '@/lib/server/agreements/visible';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { inOrderOf, thoseFound } from '@/lib/server/db/in-order';
import { toDueView } from '@/lib/server/requests/due-view';

// The agreements of the dashboard.

const agreementsMax = 60;

/** Agreements on their way into force; those in force are in the list of agreements, unless they ask for something. */
const onTheWay: readonly AgreementStatus[] = agreementStatuses.filter(
  (status) => agreementStatusFacts[status].open && !inForceStatuses.some((one) => one === status),
);

/** Settled words decide nothing any more, and a hundred agreements are many words: they are left where they are. */
const listedInclude = {
  ...agreementCaseInclude,
  sections: {
    ...agreementCaseInclude.sections,
    where: { agreement: { OR: [{ status: { in: [...onTheWay] } }, { amendsId: { not: null } }] } },
  },
  frozenVersion: { omit: { content: true } },
} as const satisfies Prisma.AgreementInclude;

const toAgreementCase = (row: Prisma.AgreementGetPayload<{ include: typeof listedInclude }>): AgreementCase => ({
  ...row,
  frozenVersion: row.frozenVersion && { ...row.frozenVersion, content: null },
  pending: { columns: {}, afterwards: [] },
});

const toCase = (row: AgreementCase): DashboardCase => {
  const { label, tone, holder } = statusWords(statusNow(row), row.amendmentKind);
  const timeZone = row.agency.timeZone;
  return {
    id: row.id,
    href: paths.agreement(row.id),
    kind: 'Agreement',
    number: row.number,
    title: row.amendmentNumber === null ? row.title : `Amendment ${row.amendmentNumber} of ${row.title}`,
    agencyName: row.agency.legalName,
    status: { label, tone },
    holder: holderText(holder),
    since: dateText(dateIn(row.statusSince, timeZone)),
    due: toDueView(row.dueOn, timeZone),
  };
};

/** The parties follow an agreement on its way; headquarters finds it in the list. */
const hasPart = (row: AgreementCase, actor: Actor): boolean =>
  actor.side === 'AGENCY' || row.request?.liaisonId === actor.id;

/** Keeps away those that cannot wait for this person, so that not every agreement of the country is read. */
const mayWait = (actor: Actor): Prisma.AgreementWhereInput => {
  if (actor.side === 'AGENCY') return {};
  const statuses = roles.filter((role) => hasRole(actor, role)).flatMap(statusesWaitingFor);
  return { OR: [{ status: { in: [...new Set(statuses)] } }, { request: { liaisonId: actor.id ?? '' } }] };
};

/** The open agreements that wait for the actor, and those on their way that do not. */
export const agreementsOf = async (actor: Actor): Promise<{ waiting: WaitingCase[]; withOthers: DashboardCase[] }> => {
  const open = agreementStatuses.filter((status) => agreementStatusFacts[status].open);
  const first = await db.agreement.findMany({
    where: { AND: [visibleAgreements(actor), { status: { in: open } }, mayWait(actor)] },
    orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    take: agreementsMax,
    select: { id: true },
  });
  const found = await db.agreement.findMany({
    where: { AND: [visibleAgreements(actor), thoseFound(first, agreementsMax)] },
    include: listedInclude,
    relationLoadStrategy: 'join',
  });
  const cases = inOrderOf(first, found).map(toAgreementCase);
  const waits = cases.map((row) => ({ row, wait: agreementWait(toAgreementFacts(row, actor), actor, row.id) }));
  return {
    waiting: waits.flatMap(({ row, wait }) =>
      wait ? [{ ...toCase(row), todo: wait.todo, reasons: wait.reasons }] : [],
    ),
    withOthers: waits
      .filter(({ row, wait }) => wait === null && onTheWay.includes(row.status) && hasPart(row, actor))
      .map(({ row }) => toCase(row)),
  };
};
