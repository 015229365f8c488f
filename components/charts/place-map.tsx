import { classOf, type MapView, mapClasses } from '@/lib/domain/register/register-map';

// Every shape with a count bears it as a number, so that nothing hangs on color alone.
const fills = ['fill-ground-dark', 'fill-primary-light', 'fill-primary/45', 'fill-primary', 'fill-primary-darker'];

// A phone draws the map at a third of its size: the numbers are kept readable there.
const numberSizes = [
  { size: 45, shown: 'max-sm:hidden' },
  { size: 27, shown: 'sm:hidden' },
] as const;

const fillOf = (count: number): string => fills[classOf(count)] ?? '';

function Legend({ label: legend }: { label: string }) {
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-2 text-sm" aria-label={legend}>
      {mapClasses.map(({ from, label }) => (
        <div key={from} className="flex items-center gap-2">
          <dt>
            <svg width="20" height="20" aria-hidden="true">
              <rect x="0.5" y="0.5" width="19" height="19" className={`${fillOf(from)} stroke-edge`} />
            </svg>
          </dt>
          <dd>{label}</dd>
        </div>
      ))}
    </dl>
  );
}

type PlaceMapProps = {
  view: Pick<MapView, 'shapes' | 'viewBox' | 'width'>;
  /** The country or the state, as it stands in a sentence. */
  where: string;
  title: string;
  legend: string;
  /** The description of a map on which nothing is counted. */
  empty: string;
};

/** Counts by place as one picture: its words are in the title and the description, and a table belongs below it. */
export function PlaceMap({ view, where, title, legend, empty }: PlaceMapProps) {
  const counted = view.shapes.filter(({ count }) => count > 0);
  if (view.shapes.length === 0) {
    return <p className="text-muted">The atlas has no map of {where}. The table has its counts.</p>;
  }
  return (
    <div className="space-y-4">
      <svg
        viewBox={view.viewBox}
        role="img"
        aria-labelledby="map-title map-words"
        className="h-auto max-h-[36rem] w-full"
      >
        <title id="map-title">{title}</title>
        <desc id="map-words">
          {counted.length === 0 ? empty : counted.map(({ name, count }) => `${name}: ${count}`).join('; ')}
        </desc>
        {view.shapes.map(({ key, path, count }) => (
          <path
            key={key}
            d={path}
            vectorEffect="non-scaling-stroke"
            strokeWidth="0.75"
            className={`${fillOf(count)} stroke-edge`}
          />
        ))}
        {counted.flatMap(({ key, at: [x, y], count }) =>
          numberSizes.map(({ size, shown }) => (
            <text
              key={`${key} ${size}`}
              x={x}
              y={y}
              fontSize={view.width / size}
              strokeWidth={view.width / 250}
              textAnchor="middle"
              dominantBaseline="central"
              paintOrder="stroke"
              className={`fill-ink stroke-surface font-bold ${shown}`}
            >
              {count}
            </text>
          )),
        )}
      </svg>
      <Legend label={legend} />
    </div>
  );
}
