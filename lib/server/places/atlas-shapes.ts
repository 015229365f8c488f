import 'server-only';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { z } from 'zod';
import { countiesOf, type Place } from '@/lib/domain/agencies/states';

// Outlines from us-atlas, which are projected already (Albers, 975 by 610): nothing is projected here. They are read
// once and kept, since an installed atlas does not change.

type Names = { name: string };
type Atlas = Topology<{ states: GeometryCollection<Names>; counties?: GeometryCollection<Names> }>;

/** An outline by its FIPS code, as the path of an SVG, with the box it fills and the middle of its largest part. */
export type AtlasShape = {
  fips: string;
  name: string;
  path: string;
  box: readonly [number, number, number, number];
  at: readonly [number, number];
};

type Point = readonly number[];

const atlasFile = z.custom<Atlas>((value) => z.object({ arcs: z.array(z.unknown()) }).safeParse(value).success);

const boxOf = (points: readonly Point[]): [number, number, number, number] => {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of points) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
};

const area = ([left, top, right, bottom]: readonly [number, number, number, number]): number =>
  (right - left) * (bottom - top);

const ringPath = (ring: readonly Point[], digits: number): string => {
  const written = ring.map(([x = 0, y = 0]) => `${Number(x.toFixed(digits))} ${Number(y.toFixed(digits))}`);
  const steps = written.filter((each, index) => each !== written[index - 1]);
  return steps.length < 4 ? '' : `M${steps.join('L')}Z`;
};

const shapesOf = (atlas: Atlas, collection: GeometryCollection<Names>, digits: number): AtlasShape[] =>
  feature(atlas, collection).features.flatMap(({ id, geometry, properties }) => {
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return [];
    const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
    const path = rings.map((ring) => ringPath(ring, digits)).join('');
    const largest = rings.map(boxOf).sort((a, b) => area(b) - area(a))[0];
    if (path === '' || largest === undefined) return [];
    const at = [(largest[0] + largest[2]) / 2, (largest[1] + largest[3]) / 2] as const;
    return [{ fips: String(id), name: properties.name, path, box: boxOf(rings.flat()), at }];
  });

let stateShapesRead: Promise<AtlasShape[]> | undefined;
let countyShapesRead: Promise<AtlasShape[]> | undefined;

/** The outlines of the states that the atlas draws. */
export const stateShapes = (): Promise<AtlasShape[]> => {
  stateShapesRead ??= import('us-atlas/states-albers-10m.json').then((file) => {
    const atlas = atlasFile.parse(file.default);
    return shapesOf(atlas, atlas.objects.states, 0);
  });
  return stateShapesRead;
};

const allCountyShapes = (): Promise<AtlasShape[]> => {
  countyShapesRead ??= import('us-atlas/counties-albers-10m.json').then((file) => {
    const atlas = atlasFile.parse(file.default);
    return atlas.objects.counties ? shapesOf(atlas, atlas.objects.counties, 2) : [];
  });
  return countyShapesRead;
};

/** The outlines of the counties of a state, none where the atlas draws none, and all its counties by name. */
export const countiesWithShapes = async (stateCode: string): Promise<{ shapes: AtlasShape[]; counties: Place[] }> => {
  const counties = countiesOf(await allCountyShapes()).filter((county) => county.stateCode === stateCode);
  const known = new Set(counties.map(({ fips }) => fips));
  return { shapes: (await allCountyShapes()).filter(({ fips }) => known.has(fips)), counties };
};

/** The part of the plane that an SVG of these outlines shows, with a margin, and how wide that is. */
export const boxAround = (shapes: readonly AtlasShape[]): { viewBox: string; width: number } => {
  if (shapes.length === 0) return { viewBox: '0 0 975 610', width: 975 };
  const left = Math.min(...shapes.map(({ box }) => box[0]));
  const top = Math.min(...shapes.map(({ box }) => box[1]));
  const width = Math.max(...shapes.map(({ box }) => box[2])) - left;
  const height = Math.max(...shapes.map(({ box }) => box[3])) - top;
  const margin = width * 0.02;
  const numbers = [left - margin, top - margin, width + 2 * margin, height + 2 * margin];
  return { viewBox: numbers.map((each) => each.toFixed(2)).join(' '), width: width + 2 * margin };
};
