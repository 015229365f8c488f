import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { dateIn, dateText, daysBetween, toCalendarDate } from '@/lib/domain/dates';
import { paths } from '@/lib/domain/paths';
import type { ReportFilter } from '@/lib/domain/reports/report-filter';
import { reportFacts } from '@/lib/domain/reports/report-sets';
import type { Report } from '@/lib/domain/reports/report-view';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { requestsWhere } from '@/lib/server/requests/list-where';

const shownMax = 50;

/** The requests that rest, as they are now: few enough to be read one by one, by the index of status and time. */
export const deferredReport = async (actor: Actor, { office, state, program }: ReportFilter): Promise<Report> => {
  const rows = await db.request.findMany({
    where: requestsWhere(actor, { status: 'DEFERRED', office, state, program, columns: undefined }),
    orderBy: [{ statusSince: 'asc' }, { id: 'asc' }],
    take: shownMax,
    select: {
      id: true,
      number: true,
      statusSince: true,
      reviewOn: true,
      agency: { select: { legalName: true, timeZone: true } },
    },
  });
  const ageOf = (since: Date, timeZone: string): number =>
    daysBetween(dateIn(since, timeZone), dateIn(now(), timeZone));
  return {
    ...{ key: 'DEFERRED', kind: 'LIST', of: 'Request', columns: ['Agency', 'Review on', 'Days deferred'] },
    ...{ title: reportFacts.DEFERRED.title, note: reportFacts.DEFERRED.note, empty: 'No request is deferred.' },
    rows: rows.map(({ id, number, statusSince, reviewOn, agency }) => ({
      key: id,
      label: number,
      href: paths.request(id),
      words: [agency.legalName, reviewOn ? dateText(toCalendarDate(reviewOn)) : 'Not set'],
      values: [ageOf(statusSince, agency.timeZone)],
    })),
  };
};
