import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { sightOf } from '@/lib/domain/access/reach';
import { type CalendarDate, dateIn, dateText, momentText } from '@/lib/domain/dates';
import { agreementEnds, agreementPrograms, agreementStates, duties } from '@/lib/domain/reports/agreement-reports';
import { choicesReport, officeLoad, stageAge, timeInStage, toSignature } from '@/lib/domain/reports/case-reports';
import { chosenWords } from '@/lib/domain/reports/chosen-words';
import { type Figure, type FigureKind, figureKinds } from '@/lib/domain/reports/figures';
import { forecastReport } from '@/lib/domain/reports/forecast-report';
import { type ReportFilter, reportTimeZone, sinceDay } from '@/lib/domain/reports/report-filter';
import { toReportTimeZone, toRhythm } from '@/lib/domain/reports/report-rhythm';
import { reportsFor } from '@/lib/domain/reports/report-sets';
import type { Report, ReportsPage } from '@/lib/domain/reports/report-view';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { Prisma } from '@/lib/server/db/generated/client';
import { calendarSinceFirst } from '@/lib/server/reports/business-calendar';
import { countFacts } from '@/lib/server/reports/count-facts';
import { deferredReport } from '@/lib/server/reports/deferred';
import { reportChoices } from '@/lib/server/reports/report-choices';

// The reports of a reader. ICE reads what the worker has counted, narrowed to the offices the reader reaches; an agency
// reads its own rows as they are now, because no figure that was counted over agencies is told apart again.

type Counted = { figures: Figure[]; asOf: Date | null; since: CalendarDate | null };

const kept = (filter: ReportFilter): Prisma.Sql => Prisma.sql`
  program_code = ${filter.program ?? ''}
  ${filter.state ? Prisma.sql`AND state_code = ${filter.state}` : Prisma.empty}
  ${filter.office ? Prisma.sql`AND office_id = ${filter.office}::uuid` : Prisma.empty}`;

/** States and offices are told apart only where a report shows them: a sum over the rest stays a few hundred rows. */
const summed = (from: Prisma.Sql, where: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT kind, part, side, outcome, days, CASE kind WHEN 'AGREEMENT' THEN state_code ELSE '' END AS state,
    CASE WHEN kind IN ('LOAD', 'FORECAST') THEN office_id::text ELSE '' END AS office, sum(count)::int AS count
  FROM ${from} WHERE ${where} GROUP BY 1, 2, 3, 4, 5, 6, 7`;

const sumsAside = ['LOAD', 'FORECAST', 'AGREEMENT'] satisfies FigureKind[];

/**
 * The figures of a reader of ICE. Sums over all offices and over all states stand ready, so that a page reads no more of
 * a million requests than of a thousand; what a report tells apart by office or by state is read so.
 */
const keptForIce = (actor: Actor, filter: ReportFilter): Prisma.Sql => {
  const { all, officeIds, system } = sightOf(actor);
  const everywhere = all || system;
  const reached = everywhere
    ? Prisma.sql`office_id IS NOT NULL`
    : Prisma.sql`office_id = ANY(${[...officeIds]}::uuid[])`;
  const named = filter.office ? Prisma.sql`${reached} AND office_id = ${filter.office}::uuid` : reached;
  const offices = everywhere && !filter.office ? Prisma.sql`office_id IS NULL AND every_office` : named;
  const state = Prisma.sql`state_code = ${filter.state ?? ''}`;
  const states = filter.state ? state : Prisma.sql`state_code <> ''`;
  const from = (kinds: readonly string[], rows: Prisma.Sql) => Prisma.sql`
    SELECT * FROM report_figures
    WHERE kind = ANY(${[...kinds]}::text[]) AND program_code = ${filter.program ?? ''} AND ${rows}`;
  const others = figureKinds.filter((kind) => !sumsAside.some((one) => one === kind));
  return Prisma.sql`(${from(others, Prisma.sql`${state} AND ${offices}`)}
    UNION ALL ${from(['LOAD', 'FORECAST'], Prisma.sql`${state} AND ${named}`)}
    UNION ALL ${from(['AGREEMENT'], Prisma.sql`${states} AND ${offices}`)}) kept`;
};

// Periods begin as they did when the figures were counted.
const ofIce = async (actor: Actor, filter: ReportFilter): Promise<Counted> => {
  const run = await db.reportRun.findFirst({ orderBy: { day: 'desc' }, select: { at: true } });
  const since = sinceDay(filter.period, dateIn(run?.at ?? now(), reportTimeZone));
  const lookingBack = Prisma.sql`(month IS NULL OR ${since}::date IS NULL OR month >= ${since}::date)`;
  const figures = await db.$queryRaw<Figure[]>`${summed(keptForIce(actor, filter), lookingBack)}`;
  return { figures, asOf: run?.at ?? null, since };
};

const ofAgency = async (actor: Actor, filter: ReportFilter): Promise<Counted> => {
  const { agencyId } = sightOf(actor);
  const at = now();
  const since = sinceDay(filter.period, dateIn(at, reportTimeZone));
  if (agencyId === null) return { figures: [], asOf: null, since };
  const calendar = await calendarSinceFirst(agencyId, at);
  const scope = { for: 'AGENCY', agencyId, sentOnly: actor.viewedBy !== undefined } as const;
  const facts = Prisma.sql`(${countFacts({ scope, at, since, calendar })}) counted`;
  return { figures: await db.$queryRaw<Figure[]>`${summed(facts, kept(filter))}`, asOf: at, since };
};

const officeNames = async (): Promise<Map<string, string>> => {
  const rows = await db.office.findMany({ select: { id: true, name: true }, take: 1000 });
  return new Map(rows.map(({ id, name }) => [id, name]));
};

const toReports = async (actor: Actor, filter: ReportFilter, figures: readonly Figure[]): Promise<Report[]> => {
  const keys: readonly string[] = reportsFor(actor);
  const names = keys.includes('OFFICE_LOAD') ? await officeNames() : new Map<string, string>();
  const nameOf = (id: string) => names.get(id) ?? 'Another office';
  const made: Report[] = [
    stageAge(figures),
    timeInStage(figures),
    toSignature(figures),
    officeLoad(figures, nameOf),
    forecastReport(figures, nameOf),
    choicesReport(figures),
    agreementEnds(figures),
    agreementPrograms(figures),
    agreementStates(figures),
    duties(figures),
    ...(keys.includes('DEFERRED') ? [await deferredReport(actor, filter)] : []),
  ];
  return made.filter(({ key }) => keys.includes(key));
};

const mailOf = async (actor: Actor): Promise<ReportsPage['mail']> => {
  const { id, agencyId } = actor;
  const [kept, agency] = await Promise.all([
    id === null ? null : db.reportSubscription.findUnique({ where: { userId: id } }),
    agencyId === null ? null : db.agency.findUnique({ where: { id: agencyId }, select: { timeZone: true } }),
  ]);
  return {
    every: kept && toRhythm(kept.every),
    timeZone: toReportTimeZone(kept?.timeZone ?? agency?.timeZone ?? reportTimeZone),
  };
};

/** The reports that this person is shown, narrowed as the address asks. */
export const reportsPage = async (actor: Actor, filter: ReportFilter): Promise<ReportsPage> => {
  const [{ figures, asOf, since }, choices, mail] = await Promise.all([
    (actor.side === 'AGENCY' ? ofAgency : ofIce)(actor, filter),
    reportChoices(actor),
    mailOf(actor),
  ]);
  return {
    asOf: asOf && `${momentText(asOf, reportTimeZone)}, Eastern time`,
    choices,
    mail,
    chosen: chosenWords(filter, choices),
    since: since ? dateText(since) : '',
    reports: await toReports(actor, filter, figures),
  };
};
