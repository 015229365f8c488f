import 'server-only';
import { type Actor, hasRole } from '@/lib/domain/access/actor';
import { inForceStatuses } from '@/lib/domain/agreements/status';
import { countedAtMost, countFigure } from '@/lib/domain/capped-count';
import type { Dashboard, DashboardCase } from '@/lib/domain/dashboard-view';
import { paths } from '@/lib/domain/paths';
import { type RequestFilter, requestListHref } from '@/lib/domain/requests/list-filter';
import { requestSteps } from '@/lib/domain/requests/steps';
import { authoritiesWaiting } from '@/lib/server/agencies/authority-watch';
import { standsAs } from '@/lib/server/agreements/standing';
import { visibleAgreements } from '@/lib/server/agreements/visible';
import { db } from '@/lib/server/db/client';
import { unreachedWaiting } from '@/lib/server/notices/undelivered';
import { reviewsWaiting } from '@/lib/server/people/access-review';
import { agreementsOf } from '@/lib/server/requests/dashboard-agreements';
import { requestsWaiting, requestsWithOthers } from '@/lib/server/requests/dashboard-requests';
import { ordered } from '@/lib/server/requests/list-keys';
import { requestsWhere } from '@/lib/server/requests/list-where';

// The dashboard: one read for what waits, what is with others, and the figures.

const latest = '9999-12-31';

/** The rest is in the lists. */
const othersMax = 10;

const byDue = (a: DashboardCase, b: DashboardCase): number => (a.due?.on ?? latest).localeCompare(b.due?.on ?? latest);

/** Everything the dashboard of this actor shows. */
export const getDashboard = async (actor: Actor): Promise<Dashboard> => {
  const [requests, agreements, authorities, reviews, mails, figures] = await Promise.all([
    requestsWaiting(actor),
    agreementsOf(actor),
    authoritiesWaiting(actor),
    reviewsWaiting(actor),
    unreachedWaiting(actor),
    figuresOf(actor),
  ]);
  const others = await requestsWithOthers(
    actor,
    requests.map(({ id }) => id),
  );
  return {
    waiting: [...requests, ...agreements.waiting, ...authorities, ...reviews, ...mails].sort(byDue),
    withOthers: [...others, ...agreements.withOthers].sort(byDue).slice(0, othersMax),
    figures,
    mayStart: requestSteps.create.by.some((role) => hasRole(actor, role)),
    showsAgency: actor.side !== 'AGENCY',
  };
};

const figuresOf = async (actor: Actor): Promise<Dashboard['figures']> => {
  const requests = (filter: RequestFilter) =>
    db.request.count({
      where: requestsWhere(actor, filter),
      orderBy: ordered(filter.sort, false),
      take: countedAtMost,
    });
  const overdue: RequestFilter = { view: 'OVERDUE', sort: 'DUE' };
  const closed: RequestFilter = { view: 'CLOSED' };
  const binding = await standsAs(inForceStatuses);
  const [open, late, ended, inForce] = await Promise.all([
    requests({}),
    requests(overdue),
    requests(closed),
    db.agreement.count({
      where: { AND: [visibleAgreements(actor), binding] },
      orderBy: { id: 'desc' },
      take: countedAtMost,
    }),
  ]);
  return [
    { label: 'Open requests', figure: countFigure(open), href: requestListHref({}) },
    { label: 'Overdue requests', figure: countFigure(late), href: requestListHref(overdue) },
    { label: 'Closed requests', figure: countFigure(ended), href: requestListHref(closed) },
    { label: 'Agreements in force', figure: countFigure(inForce), href: paths.allAgreements() },
  ];
};
