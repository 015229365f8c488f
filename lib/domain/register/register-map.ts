// Counts of agreements by place, and the classes the map is shaded in.
import type { PublicStatus } from './public-status';

export type PlaceCounts = { inForce: number; suspended: number; ended: number; all: number };

/** A state or county with its counts; `key` is a state code, or the name of a county. */
export type PlaceRow = { key: string; name: string; counts: PlaceCounts };

/** The classes of the map by the smallest count in each: few, so that eyes can tell them apart. */
export const mapClasses = [
  { from: 0, label: 'None' },
  { from: 1, label: '1' },
  { from: 2, label: '2 to 4' },
  { from: 5, label: '5 to 9' },
  { from: 10, label: '10 or more' },
] as const;

/** The class a count belongs to, as a position in `mapClasses`. */
export const classOf = (count: number): number => mapClasses.findLastIndex(({ from }) => count >= from);

const none: PlaceCounts = { inForce: 0, suspended: 0, ended: 0, all: 0 };

const countNames = { IN_FORCE: 'inForce', SUSPENDED: 'suspended', ENDED: 'ended' } as const satisfies Record<
  PublicStatus,
  keyof PlaceCounts
>;

/** Counts of each place, by its key; an agreement counts once in each of its places. */
export const countByPlace = (
  agreements: readonly { status: PublicStatus; places: readonly string[] }[],
): Map<string, PlaceCounts> => {
  const counts = new Map<string, PlaceCounts>();
  for (const { status, places } of agreements) {
    const name = countNames[status];
    for (const place of new Set(places)) {
      const before = counts.get(place) ?? none;
      counts.set(place, { ...before, [name]: before[name] + 1, all: before.all + 1 });
    }
  }
  return counts;
};

/** A shape of the map: where to draw it, where to write its count, and what it counts. */
export type MapShape = { key: string; name: string; path: string; at: readonly [number, number]; count: number };

export type MapView = {
  state: { code: string; name: string } | null;
  viewBox: string;
  /** Width of the map in its own units; sizes of letters follow it. */
  width: number;
  shapes: readonly MapShape[];
  rows: readonly PlaceRow[];
  /** Agreements in force in places that have no shape. */
  notDrawn: number;
};
