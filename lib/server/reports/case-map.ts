import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { sightOf } from '@/lib/domain/access/reach';
import { states } from '@/lib/domain/agencies/states';
import { inForceStatuses } from '@/lib/domain/agreements/status';
import { countyText, placeText } from '@/lib/domain/register/place';
import {
  type CaseMap,
  OVERLAPS_MAX,
  type OverlapRow,
  type PlaceCount,
  shownCount,
} from '@/lib/domain/reports/case-map';
import { chosenWords } from '@/lib/domain/reports/chosen-words';
import type { MapFilter } from '@/lib/domain/reports/map-filter';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { Prisma } from '@/lib/server/db/generated/client';
import { type AtlasShape, boxAround, countiesWithShapes, stateShapes } from '@/lib/server/places/atlas-shapes';
import { requestPrograms } from '@/lib/server/reports/count-facts';
import { reportChoices } from '@/lib/server/reports/report-choices';

// Agreements in force and pending requests by the place of their agency, as they are now. What is open and what is in
// force stay few beside all there ever was, and both have an index of their own by agency.

type Named = { fips: string; key: string; name: string };

/** The rows that the actor sees, of a table with an agency and an office. */
const reached = (actor: Actor, table: Prisma.Sql): Prisma.Sql => {
  const { agencyId, officeIds, all } = sightOf(actor);
  if (all) return Prisma.sql`true`;
  if (agencyId !== null) return Prisma.sql`${table}.agency_id = ${agencyId}::uuid`;
  return Prisma.sql`${table}.office_id = ANY(${[...officeIds]}::uuid[])`;
};

const ofOffice = ({ office }: MapFilter, table: Prisma.Sql): Prisma.Sql =>
  office ? Prisma.sql`AND ${table}.office_id = ${office}::uuid` : Prisma.empty;

const agreementsByAgency = (actor: Actor, filter: MapFilter): Prisma.Sql => Prisma.sql`
  SELECT g.agency_id, count(*)::int AS agreements, 0 AS requests
  FROM agreements g JOIN agencies a ON a.id = g.agency_id LEFT JOIN termination_notices t ON t.id = g.termination_notice_id
  WHERE ${reached(actor, Prisma.sql`g`)} ${ofOffice(filter, Prisma.sql`g`)} AND g.amends_id IS NULL
    AND g.status = ANY(${[...inForceStatuses]}::agreement_status[])
    AND coalesce(t.ends_on, g.expires_on, 'infinity') >= (${now()} AT TIME ZONE a.time_zone)::date
    ${filter.program ? Prisma.sql`AND g.program_code = ${filter.program}` : Prisma.empty}
  GROUP BY 1`;

const requestsByAgency = (actor: Actor, filter: MapFilter): Prisma.Sql => {
  const { agencyId } = sightOf(actor);
  const scope = agencyId === null ? ({ for: 'ICE' } as const) : ({ for: 'AGENCY', agencyId, sentOnly: false } as const);
  // A draft is pending with nobody yet.
  return Prisma.sql`
    SELECT r.agency_id, 0 AS agreements, count(*)::int AS requests FROM requests r
    WHERE ${reached(actor, Prisma.sql`r`)} ${ofOffice(filter, Prisma.sql`r`)} AND r.closed_at IS NULL
      AND r.submitted_at IS NOT NULL
      ${filter.program ? Prisma.sql`AND ${filter.program} IN (${requestPrograms(scope)})` : Prisma.empty}
    GROUP BY 1`;
};

const byAgency = (actor: Actor, filter: MapFilter): Prisma.Sql => Prisma.sql`
  SELECT a.id, a.legal_name, a.state_code, a.counties, sum(c.agreements)::int AS agreements, sum(c.requests)::int AS requests
  FROM (${agreementsByAgency(actor, filter)} UNION ALL ${requestsByAgency(actor, filter)}) c
    JOIN agencies a ON a.id = c.agency_id
  WHERE ${filter.state ? Prisma.sql`a.state_code = ${filter.state}` : Prisma.sql`true`}
  GROUP BY 1, 2, 3, 4`;

/** Stands for agencies that serve the whole state and name no county. */
const wholeState = 'The whole state';

const countsOf = async (actor: Actor, filter: MapFilter): Promise<Map<string, PlaceCount>> => {
  const places = filter.state
    ? Prisma.sql`CASE WHEN cardinality(counties) = 0 THEN ARRAY[${wholeState}] ELSE counties END`
    : Prisma.sql`ARRAY[state_code]`;
  const rows = await db.$queryRaw<(PlaceCount & { place: string })[]>`
    SELECT place, sum(agreements)::int AS agreements, sum(requests)::int AS requests,
      count(*) FILTER (WHERE agreements > 0 AND requests > 0)::int AS both,
      count(*) FILTER (WHERE agreements > 1)::int AS several,
      count(*) FILTER (WHERE agreements > 1 OR (agreements > 0 AND requests > 0))::int AS overlaps
    FROM (${byAgency(actor, filter)}) x CROSS JOIN LATERAL (SELECT DISTINCT unnest(${places}) AS place) p GROUP BY 1`;
  return new Map(rows.map(({ place, ...count }) => [place, count]));
};

type Overlap = { id: string; legal_name: string; state_code: string; counties: string[] } & Pick<
  OverlapRow,
  'agreements' | 'requests'
>;

const overlapsOf = async (actor: Actor, filter: MapFilter): Promise<OverlapRow[]> => {
  const rows = await db.$queryRaw<Overlap[]>`
    SELECT * FROM (${byAgency(actor, filter)}) x
    WHERE agreements > 1 OR (agreements > 0 AND requests > 0) ORDER BY legal_name, id LIMIT ${OVERLAPS_MAX}`;
  return rows.map(({ id, legal_name, state_code, counties, agreements, requests }) => ({
    agencyId: id,
    name: legal_name,
    places: placeText(state_code, counties),
    agreements,
    requests,
  }));
};

const ground = async (state: CaseMap['state']): Promise<{ atlas: AtlasShape[]; places: Named[] }> => {
  if (state === null) {
    const places = states.map(({ fips, code, name }) => ({ fips, key: code, name }));
    return { atlas: await stateShapes(), places };
  }
  const { shapes, counties } = await countiesWithShapes(state.code);
  const places = counties.map(({ fips, name }) => ({ fips, key: name, name: countyText(state.code, name) }));
  return { atlas: shapes, places };
};

/** The map of what the actor sees: of the country, or of the counties of one state; null for a state there is not. */
export const caseMap = async (actor: Actor, filter: MapFilter): Promise<CaseMap | null> => {
  const known = states.find(({ code }) => code === filter.state);
  if (filter.state && !known) return null;
  const state = known ? { code: known.code, name: known.name } : null;
  const [{ atlas, places }, counts, overlaps, choices] = await Promise.all([
    ground(state),
    countsOf(actor, filter),
    // Named only where they are few: within one state, or for an agency itself.
    state || actor.side === 'AGENCY' ? overlapsOf(actor, filter) : [],
    reportChoices(actor),
  ]);
  const show = filter.show ?? 'AGREEMENTS';
  const byFips = new Map(places.map((place) => [place.fips, place]));
  const shapes = atlas.flatMap(({ fips, path, at }) => {
    const place = byFips.get(fips);
    return place ? [{ ...place, path, at, count: shownCount(counts.get(place.key), show) }] : [];
  });
  const drawn = new Set(shapes.map(({ key }) => key));
  const nameOf = new Map(places.map(({ key, name }) => [key, name]));
  const rows = [...counts]
    .map(([key, count]) => ({ key, name: nameOf.get(key) ?? key, ...count }))
    .sort((one, other) => one.name.localeCompare(other.name, 'en'));
  const notDrawn = rows.reduce((sum, row) => sum + (drawn.has(row.key) ? 0 : shownCount(row, show)), 0);
  return {
    state,
    ...boxAround(atlas),
    shapes,
    notDrawn,
    rows,
    overlaps,
    choices,
    chosen: chosenWords({ ...filter, state: undefined }, choices),
  };
};
