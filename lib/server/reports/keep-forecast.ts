import 'server-only';
import { subDays } from 'date-fns/subDays';
import { addCalendarDays, businessDaysBetween, dateIn, fromCalendarDate, toCalendarDate } from '@/lib/domain/dates';
import { forecastFigures } from '@/lib/domain/reports/forecast-report';
import { forecastHorizons, forecastWeeksMin, loadForecast, type OfficeWeeks } from '@/lib/domain/reports/load-forecast';
import { reportTimeZone } from '@/lib/domain/reports/report-filter';
import type { Transaction } from '@/lib/server/db/client';

// The forecast of each office's load: what came and left by weeks, counted by the worker together with the other figures.

/** More weeks than the fewest, so that more is tried on the past. */
const weeksKept = forecastWeeksMin + 28;
const weekSeconds = 7 * 86_400;
const weeksAhead = Math.max(...forecastHorizons);

type Row = { officeId: string; what: 'CAME' | 'LEFT' | 'OPEN' | 'FIRST'; ago: number; count: number };

// Requests that were sent and lie with an office, whichever office had them before. A week ends now.
const weekRows = (tx: Transaction, at: Date): Promise<Row[]> => {
  const from = subDays(at, weeksKept * 7);
  return tx.$queryRaw<Row[]>`
    WITH seen AS MATERIALIZED (
      SELECT office_id, submitted_at, closed_at FROM requests
      WHERE office_id IS NOT NULL AND submitted_at IS NOT NULL AND submitted_at <= ${at})
    SELECT office_id::text AS "officeId", 'CAME' AS what,
      floor(extract(epoch FROM ${at} - submitted_at) / ${weekSeconds})::int AS ago, count(*)::int AS count
    FROM seen WHERE submitted_at > ${from} GROUP BY 1, 3
    UNION ALL SELECT office_id::text, 'LEFT', floor(extract(epoch FROM ${at} - closed_at) / ${weekSeconds})::int, count(*)::int
    FROM seen WHERE closed_at > ${from} AND closed_at <= ${at} GROUP BY 1, 3
    UNION ALL SELECT office_id::text, 'OPEN', 0, count(*)::int FROM seen WHERE closed_at IS NULL GROUP BY 1
    UNION ALL SELECT office_id::text, 'FIRST', floor(extract(epoch FROM ${at} - min(submitted_at)) / ${weekSeconds})::int, 1
    FROM seen GROUP BY 1`;
};

/** The weeks of one office, the latest last, from its first full week on. */
const toWeeks = (rows: readonly Row[]): OfficeWeeks => {
  const first = rows.find(({ what }) => what === 'FIRST')?.ago ?? 0;
  const weeks = Math.min(first, weeksKept);
  const series = (asked: Row['what']): number[] => {
    const counts = new Map(rows.filter(({ what }) => what === asked).map(({ ago, count }) => [ago, count]));
    return Array.from({ length: weeks }, (_each, at) => counts.get(weeks - 1 - at) ?? 0);
  };
  return { open: rows.find(({ what }) => what === 'OPEN')?.count ?? 0, came: series('CAME'), left: series('LEFT') };
};

/** The part of the liaisons' business days that is planned away in each week ahead, by office. */
const awayByOffice = async (tx: Transaction, at: Date): Promise<Map<string, number[]>> => {
  const today = dateIn(at, reportTimeZone);
  const last = addCalendarDays(today, weeksAhead * 7);
  const people = await tx.user.findMany({
    where: { active: true, agencyId: null, officeId: { not: null }, roles: { has: 'LIAISON' } },
    select: {
      officeId: true,
      absences: {
        where: { cancelledAt: null, fromOn: { lte: fromCalendarDate(last) }, toOn: { gt: fromCalendarDate(today) } },
        select: { fromOn: true, toOn: true },
      },
    },
  });
  const weeks = Array.from({ length: weeksAhead }, (_each, n) => ({
    from: addCalendarDays(today, n * 7),
    to: addCalendarDays(today, (n + 1) * 7),
  }));
  const awayIn = (away: { fromOn: Date; toOn: Date }, { from, to }: { from: string; to: string }): number => {
    const [start, end] = [addCalendarDays(toCalendarDate(away.fromOn), -1), toCalendarDate(away.toOn)];
    return businessDaysBetween(start > from ? start : from, end < to ? end : to);
  };
  return new Map(
    [...Map.groupBy(people, ({ officeId }) => officeId ?? '')].map(([officeId, staff]) => [
      officeId,
      weeks.map((week) => {
        const all = staff.length * businessDaysBetween(week.from, week.to);
        const gone = staff.flatMap(({ absences }) => absences.map((one) => awayIn(one, week)));
        return all === 0 ? 0 : gone.reduce((sum, days) => sum + days, 0) / all;
      }),
    ]),
  );
};

/**
 * Writes the forecast of every office that has requests, in the transaction of the count; an office of which too little is
 * known has a figure that says so. Returns how many figures there are.
 */
export const keepForecast = async (tx: Transaction, at: Date): Promise<number> => {
  const [rows, away] = [await weekRows(tx, at), await awayByOffice(tx, at)];
  const data = [...Map.groupBy(rows, ({ officeId }) => officeId)].flatMap(([officeId, own]) => {
    const expected = loadForecast(toWeeks(own), away.get(officeId) ?? []);
    const figures = expected ? forecastFigures(expected) : [{ part: 'NONE', side: '', days: 0 }];
    return figures.map((figure) => ({ kind: 'FORECAST', officeId, stateCode: '', count: 1, ...figure }));
  });
  const { count } = await tx.reportFigure.createMany({ data });
  return count;
};
