import { PlaceMap } from '@/components/charts/place-map';
import { DataTable } from '@/components/ui/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';
import { registerAddress } from '@/lib/domain/register/register-address';
import type { MapView } from '@/lib/domain/register/register-map';

/** The map as one picture: its words are in the title, the description and the table below it. */
export function RegisterMap({ view }: { view: MapView }) {
  const where = view.state?.name ?? 'the United States';
  return (
    <PlaceMap
      view={view}
      where={where}
      title={`Map of agreements in force in ${where}`}
      legend="Agreements in force, by shade"
      empty="No place on this map has an agreement in force."
    />
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
