import 'server-only';
import { inForceStatuses } from '@/lib/domain/agreements/status';
import type { CalendarDate } from '@/lib/domain/dates';
import { COUNTED_DAYS_MAX, timedStatuses } from '@/lib/domain/reports/figures';
import { unsentStatuses } from '@/lib/domain/requests/sent-content';
import { Prisma } from '@/lib/server/db/generated/client';
import type { BusinessCalendar } from '@/lib/server/reports/business-calendar';

// What the reports count, as one statement. The worker runs it over everything that ICE sees; an agency's page runs it
// over the agency's own rows, which are few.

/** Whose rows are counted: all that were ever sent, for ICE; or one agency's. */
export type CountScope = { for: 'ICE' } | { for: 'AGENCY'; agencyId: string; sentOnly: boolean };

type Asked = { scope: CountScope; at: Date; since: CalendarDate | null; calendar: BusinessCalendar };

const requestsOf = (scope: CountScope): Prisma.Sql => {
  if (scope.for === 'ICE') return Prisma.sql`r.submitted_at IS NOT NULL`;
  const sent = scope.sentOnly ? Prisma.sql`AND r.submitted_at IS NOT NULL` : Prisma.empty;
  return Prisma.sql`r.agency_id = ${scope.agencyId}::uuid ${sent}`;
};

const agreementsOf = (scope: CountScope): Prisma.Sql =>
  scope.for === 'ICE' ? Prisma.sql`true` : Prisma.sql`g.agency_id = ${scope.agencyId}::uuid`;

// What an agency has written and not sent is not counted for ICE: there, what was sent counts (decision 0043).
const programsAsked = (scope: CountScope): Prisma.Sql =>
  scope.for === 'AGENCY'
    ? Prisma.sql`r.programs_asked`
    : Prisma.sql`CASE WHEN r.status::text = ANY(${[...unsentStatuses]}::text[]) THEN ARRAY(
        SELECT jsonb_array_elements_text(coalesce(s.content #> '{sections,help,programsAsked}', '[]')
          || coalesce(s.content #> '{sections,service,programsAsked}', '[]'))
        FROM (SELECT content FROM request_snapshots WHERE request_id = r.id ORDER BY n DESC LIMIT 1) s)
      ELSE r.programs_asked END`;

const programsChosen = (scope: CountScope): Prisma.Sql =>
  scope.for === 'AGENCY'
    ? Prisma.empty
    : Prisma.sql`UNION SELECT program_code FROM program_choices WHERE request_id = r.id AND choice = 'OFFER'`;

/** The programs that a request is about, each once: asked for as far as the reader may know, agreed, or offered by ICE. */
export const requestPrograms = (scope: CountScope): Prisma.Sql => Prisma.sql`
  SELECT unnest(${programsAsked(scope)}) UNION SELECT program_code FROM agreements WHERE request_id = r.id
  ${programsChosen(scope)}`;

/** Rows that everything else is counted from: requests with their programs (an empty one stands for any), and days. */
const groundwork = ({ scope, at, calendar }: Asked): Prisma.Sql => {
  const timed = scope.for === 'ICE' ? timedStatuses.filter(({ stage }) => stage !== 'Draft') : timedStatuses;
  const column = (name: 'status' | 'stage' | 'side') => timed.map((row) => row[name] as string);
  return Prisma.sql`
    calendar AS (SELECT * FROM unnest(${calendar.days}::date[], ${calendar.businessDays}::int[]) AS c(day, n)),
    timed AS (SELECT * FROM unnest(${column('status')}::text[], ${column('stage')}::text[], ${column('side')}::text[])
      AS t(status, stage, side)),
    seen AS MATERIALIZED (
      SELECT r.id, r.office_id, a.state_code, a.time_zone, r.status::text AS status, r.due_on, r.liaison_id,
        r.submitted_at, r.closed_at, (coalesce(r.submitted_at, r.created_at) AT TIME ZONE a.time_zone)::date AS came_on,
        (${at} AT TIME ZONE a.time_zone)::date AS today, ARRAY(SELECT '' UNION ${requestPrograms(scope)}) AS programs
      FROM requests r JOIN agencies a ON a.id = r.agency_id WHERE ${requestsOf(scope)}),
    in_force AS MATERIALIZED (
      SELECT g.id, g.office_id, a.state_code, g.program_code, coalesce(t.ends_on, g.expires_on) AS ends_on,
        (${at} AT TIME ZONE a.time_zone)::date AS today
      FROM agreements g JOIN agencies a ON a.id = g.agency_id
        LEFT JOIN termination_notices t ON t.id = g.termination_notice_id
      WHERE ${agreementsOf(scope)} AND g.amends_id IS NULL AND g.status::text = ANY(${[...inForceStatuses]}::text[]))`;
};

const openRequests = Prisma.sql`
  SELECT 'OPEN' AS kind, s.office_id, s.state_code, s.programs, NULL::date AS month, t.stage AS part,
    CASE WHEN s.today - s.came_on <= 30 THEN '0' WHEN s.today - s.came_on <= 90 THEN '1'
      WHEN s.today - s.came_on <= 180 THEN '2' ELSE '3' END AS side, '' AS outcome, 0 AS days
  FROM seen s JOIN timed t USING (status) WHERE s.closed_at IS NULL`;

const load = Prisma.sql`
  SELECT 'LOAD', office_id, state_code, programs, NULL::date,
    CASE WHEN liaison_id IS NULL THEN 'FREE' WHEN due_on < today THEN 'LATE' ELSE 'ONGOING' END, '', '', 0
  FROM seen WHERE closed_at IS NULL AND office_id IS NOT NULL`;

// A stay begins with a step that changes the status and ends with the next one. All stays of a request in one stage and
// with one side are one figure.
const stays = Prisma.sql`
  SELECT 'STAY', s.office_id, s.state_code, s.programs, date_trunc('month', stay.left_on)::date, stay.stage, stay.side,
    '', least(stay.days, ${COUNTED_DAYS_MAX})
  FROM seen s JOIN LATERAL (
    SELECT t.stage, t.side, sum(last.n - first.n)::int AS days, max(last.day) AS left_on
    FROM (
      SELECT to_status AS status, created_at, lead(created_at) OVER (ORDER BY created_at, id) AS left_at
      FROM status_events WHERE request_id = s.id AND from_status IS DISTINCT FROM to_status) move
      JOIN timed t USING (status)
      JOIN calendar first ON first.day = (move.created_at AT TIME ZONE s.time_zone)::date
      JOIN calendar last ON last.day = (move.left_at AT TIME ZONE s.time_zone)::date
    GROUP BY t.stage, t.side) stay ON true`;

const signed = (scope: CountScope): Prisma.Sql => Prisma.sql`
  SELECT 'SIGNED', g.office_id, s.state_code, ARRAY['', g.program_code], date_trunc('month', g.executed_on)::date,
    g.program_code, '', '', least(greatest(last.n - first.n, 0), ${COUNTED_DAYS_MAX})
  FROM agreements g JOIN seen s ON s.id = g.request_id
    JOIN calendar first ON first.day = s.came_on JOIN calendar last ON last.day = g.executed_on
  WHERE ${agreementsOf(scope)} AND g.amends_id IS NULL AND s.submitted_at IS NOT NULL`;

const choices = Prisma.sql`
  SELECT 'CHOICE', s.office_id, s.state_code, ARRAY['', c.program_code], date_trunc('month', c.created_at)::date,
    c.band, c.choice::text,
    CASE WHEN EXISTS (SELECT 1 FROM agreements g
      WHERE g.request_id = s.id AND g.program_code = c.program_code AND g.executed_on IS NOT NULL) THEN 'AGREEMENT'
      WHEN c.onboarded_at IS NOT NULL THEN 'SERVICE' WHEN s.closed_at IS NULL THEN 'OPEN' ELSE 'NONE' END, 0
  FROM program_choices c JOIN seen s ON s.id = c.request_id`;

const agreements = Prisma.sql`
  SELECT 'AGREEMENT', office_id, state_code, ARRAY['', program_code], NULL::date,
    coalesce(to_char(ends_on, 'YYYY-"Q"Q'), 'NONE'), '', program_code, 0
  FROM in_force WHERE ends_on IS NULL OR ends_on >= today`;

const duties = Prisma.sql`
  SELECT 'DUTY', f.office_id, f.state_code, ARRAY['', f.program_code], NULL::date,
    CASE WHEN o.due_on < f.today THEN 'LATE' WHEN o.due_on <= f.today + 30 THEN 'MONTH'
      WHEN o.due_on <= f.today + 90 THEN 'QUARTER' ELSE 'LATER' END, o.party, '', 0
  FROM obligations o JOIN in_force f ON f.id = o.agreement_id WHERE o.state <> 'DONE' AND o.due_on IS NOT NULL`;

/** Everything that is counted, as a query of figures: those of ICE's own work only where they are for ICE. */
export const countFacts = (asked: Asked): Prisma.Sql => {
  const { scope, since } = asked;
  const ofIce = scope.for === 'ICE' ? Prisma.sql`UNION ALL ${load} UNION ALL ${choices}` : Prisma.empty;
  return Prisma.sql`
    WITH ${groundwork(asked)}, facts AS (
      ${openRequests} UNION ALL ${stays} UNION ALL ${signed(scope)} ${ofIce}
      UNION ALL ${agreements} UNION ALL ${duties})
    SELECT kind, office_id, state_code, program AS program_code, month, part, side, outcome, days,
      count(*)::int AS count
    FROM facts CROSS JOIN LATERAL unnest(programs) AS program
    WHERE program IS NOT NULL AND (month IS NULL OR ${since}::date IS NULL OR month >= ${since}::date)
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9`;
};
