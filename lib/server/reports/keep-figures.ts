import 'server-only';
import { dateIn, fromCalendarDate } from '@/lib/domain/dates';
import { isCountDue } from '@/lib/domain/reports/count-due';
import { reportTimeZone, sinceDay } from '@/lib/domain/reports/report-filter';
import { now } from '@/lib/server/clock';
import { db, makeDatabase } from '@/lib/server/db/client';
import { calendarSinceFirst } from '@/lib/server/reports/business-calendar';
import { countFacts } from '@/lib/server/reports/count-facts';
import { keepForecast } from '@/lib/server/reports/keep-forecast';

// The figures of the reports over all of ICE: the worker counts them anew, and pages read what was counted.

/** Any number that nothing else locks with: two workers do not count at once. */
const lockKey = 4_900_049;
const countMsMax = 20 * 60_000;

const newestRun = () => db.reportRun.findFirst({ orderBy: { day: 'desc' } });

/**
 * Counts everything anew in one transaction, so that readers see the figures of one moment. Returns how many figures
 * there are, or null when another worker counts or it was done in the meantime.
 */
export const countFigures = async (force = false): Promise<number | null> => {
  // A count over everything may take longer than any page may.
  const slow = makeDatabase({ statementMs: countMsMax });
  try {
    return await slow.$transaction(
      async (tx) => {
        const [lock] = await tx.$queryRaw<{ taken: boolean }[]>`SELECT pg_try_advisory_xact_lock(${lockKey}) AS taken`;
        const at = now();
        if (!lock?.taken || (!force && !isCountDue(await newestRun(), at))) return null;
        const began = performance.now();
        const [three, twelve, threeYears] = (['3', '12', '36'] as const).map((period) =>
          sinceDay(period, dateIn(at, reportTimeZone)),
        );
        const calendar = await calendarSinceFirst(null, at);
        await tx.reportFigure.deleteMany({ where: { count: { gt: 0 } } });
        const facts = await tx.$executeRaw`
          INSERT INTO report_figures (kind, office_id, every_office, state_code, program_code, month, part, side, outcome,
            days, count)
          SELECT kind, office_id, grouping(office_id) = 1, coalesce(state_code, ''), program_code, begins, part, side,
            outcome, days, sum(count)
          FROM (${countFacts({ scope: { for: 'ICE' }, at, since: null, calendar })}) f
            CROSS JOIN LATERAL (SELECT CASE WHEN month IS NULL THEN NULL WHEN month >= ${three}::date THEN ${three}::date
              WHEN month >= ${twelve}::date THEN ${twelve}::date
              WHEN month >= ${threeYears}::date THEN ${threeYears}::date ELSE '1970-01-01'::date END AS begins) period
          GROUP BY kind, program_code, begins, part, side, outcome, days, CUBE (office_id, state_code)`;
        const figures = facts + (await keepForecast(tx, at));
        const day = fromCalendarDate(dateIn(at, 'UTC'));
        const run = { at, figures, tookMs: Math.round(performance.now() - began) };
        await tx.reportRun.upsert({ where: { day }, create: { day, ...run }, update: run });
        return figures;
      },
      { maxWait: 10_000, timeout: countMsMax },
    );
  } finally {
    await slow.$disconnect();
  }
};

/** Counts when it is time. Returns how many figures there are, or null when nothing was to be done. */
export const keepFigures = async (): Promise<number | null> =>
  isCountDue(await newestRun(), now()) ? countFigures() : null;
