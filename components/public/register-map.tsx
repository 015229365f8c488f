import { DataTable } from '@/components/ui/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';
import { registerAddress } from '@/lib/domain/register/register-address';
import { classOf, type MapView, mapClasses } from '@/lib/domain/register/register-map';

// Every shape with a count bears it as a number, so that nothing hangs on color alone.
const fills = ['fill-ground-dark', 'fill-primary-light', 'fill-primary/45', 'fill-primary', 'fill-primary-darker'];

// A phone draws the map at a third of its size: the numbers are kept readable there.
const numberSizes = [
  { size: 45, shown: 'max-sm:hidden' },
  { size: 27, shown: 'sm:hidden' },
] as const;

const fillOf = (count: number): string => fills[classOf(count)] ?? '';

function Legend() {
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-2 text-sm" aria-label="Agreements in force, by shade">
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

/** The map as one picture: its words are in the title, the description and the table below it. */
export function RegisterMap({ view }: { view: MapView }) {
  const where = view.state?.name ?? 'the United States';
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
        <title id="map-title">{`Map of agreements in force in ${where}`}</title>
        <desc id="map-words">
          {counted.length === 0
            ? 'No place on this map has an agreement in force.'
            : counted.map(({ name, count }) => `${name}: ${count}`).join('; ')}
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
      <Legend />
    </div>
  );
}

/** The same counts as a table, with the way to the agreements behind each. */
export function RegisterMapTable({ view }: { view: MapView }) {
  const linkOf = (state: string) => registerAddress({ q: '', program: null, status: null, state });
  const number = (value: number) => value.toLocaleString('en-US');
  return (
    <DataTable
      caption={view.state ? `Agreements by county, ${view.state.name}` : 'Agreements by state'}
      rows={view.rows}
      rowKey={({ key }) => key}
      empty={
        <EmptyState
          heading="No agreement here yet"
          icon="search"
          action={<Link href={paths.registerMap()}>See the map of all states</Link>}
        >
          Agreements appear on the day they come into force.
        </EmptyState>
      }
      columns={[
        {
          key: 'place',
          header: view.state ? 'County' : 'State',
          scope: 'row',
          cell: ({ key, name }) =>
            view.state ? (
              name
            ) : (
              <Link href={paths.registerMap(key)} look="strong">
                {name}
              </Link>
            ),
        },
        { key: 'inForce', header: 'In force', align: 'right', cell: ({ counts }) => number(counts.inForce) },
        { key: 'suspended', header: 'Suspended', align: 'right', cell: ({ counts }) => number(counts.suspended) },
        { key: 'ended', header: 'Ended', align: 'right', cell: ({ counts }) => number(counts.ended) },
        {
          key: 'all',
          header: 'All',
          align: 'right',
          cell: ({ key, name, counts }) =>
            view.state ? (
              number(counts.all)
            ) : (
              <Link href={linkOf(key)} aria-label={`${counts.all} in the register, ${name}`}>
                {number(counts.all)}
              </Link>
            ),
        },
      ]}
    />
  );
}
