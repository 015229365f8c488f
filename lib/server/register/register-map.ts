import 'server-only';
import { states } from '@/lib/domain/agencies/states';
import { countyText } from '@/lib/domain/register/place';
import { publicStatusOn } from '@/lib/domain/register/public-status';
import { countByPlace, type MapShape, type MapView, type PlaceCounts } from '@/lib/domain/register/register-map';
import { standingColumns, todayAt, toStanding } from '@/lib/server/agreements/standing';
import { db } from '@/lib/server/db/client';
import { runAs } from '@/lib/server/db/request-scope';
import { type AtlasShape, boxAround, countiesWithShapes, stateShapes } from '@/lib/server/places/atlas-shapes';
import { inRegister } from '@/lib/server/register/register-queries';

// The map of the register and the table beside it, from the same counts.

type Counts = Map<string, PlaceCounts>;
type Named = { fips: string; key: string; name: string };

const agreementsIn = async (stateCode: string | null) => {
  const rows = await db.agreement.findMany({
    where: { AND: [inRegister, stateCode === null ? {} : { agency: { stateCode } }] },
    select: { ...standingColumns, agency: { select: { stateCode: true, counties: true, timeZone: true } } },
    take: 20_000,
  });
  return rows.map((row) => ({
    status: publicStatusOn(todayAt(row.agency), toStanding(row)) ?? ('ENDED' as const),
    agency: row.agency,
  }));
};

const drawn = (shapes: readonly AtlasShape[], places: readonly Named[], counts: Counts): MapShape[] => {
  const byFips = new Map(places.map((place) => [place.fips, place]));
  return shapes.flatMap(({ fips, path, at }) => {
    const place = byFips.get(fips);
    return place ? [{ key: place.key, name: place.name, path, at, count: counts.get(place.key)?.inForce ?? 0 }] : [];
  });
};

const rowsOf = (counts: Counts, nameOf: (key: string) => string) =>
  [...counts]
    .map(([key, each]) => ({ key, name: nameOf(key), counts: each }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));

const view = (state: MapView['state'], atlas: readonly AtlasShape[], places: readonly Named[], counts: Counts) => {
  const shapes = drawn(atlas, places, counts);
  const keys = new Set(shapes.map(({ key }) => key));
  const nameByKey = new Map(places.map(({ key, name }) => [key, name]));
  const rows = rowsOf(counts, (key) => nameByKey.get(key) ?? key);
  const notDrawn = rows.reduce((sum, { key, counts: { inForce } }) => sum + (keys.has(key) ? 0 : inForce), 0);
  return { state, ...boxAround(atlas), shapes, rows, notDrawn };
};

const nationMap = async (): Promise<MapView> => {
  const [agreements, atlas] = await Promise.all([agreementsIn(null), stateShapes()]);
  const counts = countByPlace(agreements.map(({ status, agency }) => ({ status, places: [agency.stateCode] })));
  return view(
    null,
    atlas,
    states.map(({ fips, code, name }) => ({ fips, key: code, name })),
    counts,
  );
};

/** Stands for agencies that serve the whole state and name no county. */
const wholeState = 'The whole state';

const stateMap = async (state: { code: string; name: string }): Promise<MapView> => {
  const [agreements, { shapes, counties }] = await Promise.all([
    agreementsIn(state.code),
    countiesWithShapes(state.code),
  ]);
  const counts = countByPlace(
    agreements.map(({ status, agency: { counties: served } }) => ({
      status,
      places: served.length === 0 ? [wholeState] : served,
    })),
  );
  const places = counties.map(({ fips, name }) => ({ fips, key: name, name: countyText(state.code, name) }));
  return view(state, shapes, places, counts);
};

/** The map of the country, or of the counties of the state asked for; null for a state there is not. */
export const registerMap = (stateCode: string | null): Promise<MapView | null> =>
  runAs('public', async () => {
    if (stateCode === null) return nationMap();
    const state = states.find(({ code }) => code === stateCode);
    return state ? stateMap({ code: state.code, name: state.name }) : null;
  });
