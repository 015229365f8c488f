import { PlaceMap } from '@/components/charts/place-map';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { DataTable } from '@/components/ui/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import { PrintButton } from '@/components/ui/print-button/print-button';
import { TabLinks } from '@/components/ui/tab-links/tab-links';
import { paths } from '@/lib/domain/paths';
import { type CaseMap, OVERLAPS_MAX, overlapText, placeOverlapText } from '@/lib/domain/reports/case-map';
import { type MapFilter, mapHref, mapShowLabels, mapShows } from '@/lib/domain/reports/map-filter';
import { ReportFilters } from './report-filters';

const number = (value: number) => <span className="tabular-nums">{value.toLocaleString('en-US')}</span>;

type Props = { filter: MapFilter; view: CaseMap };

/** The same counts as a table. A state leads to its counties. */
function PlaceTable({ filter, view }: Props) {
  return (
    <DataTable
      caption={view.state ? `By county, ${view.state.name}` : 'By state'}
      rows={view.rows}
      rowKey={({ key }) => key}
      empty={
        <EmptyState
          heading="Nothing here"
          icon="search"
          action={<Link href={paths.reportsMap()}>Clear the filters</Link>}
        >
          No agreement is in force and no request is pending that fits.
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
              <Link href={mapHref(filter, { state: key })} look="strong">
                {name}
              </Link>
            ),
        },
        { key: 'agreements', header: 'In force', align: 'right', cell: ({ agreements }) => number(agreements) },
        { key: 'requests', header: 'Pending', align: 'right', cell: ({ requests }) => number(requests) },
        { key: 'both', header: 'Agencies with both', align: 'right', cell: ({ both }) => number(both) },
        { key: 'several', header: 'Agencies with several', align: 'right', cell: ({ several }) => number(several) },
        { key: 'overlap', header: 'Overlap', cell: placeOverlapText },
      ]}
    />
  );
}

/** Agencies with an agreement and a request, or with several agreements. */
function OverlapTable({ view: { overlaps } }: Pick<Props, 'view'>) {
  if (overlaps.length === 0) return null;
  return (
    <div className="space-y-3">
      <DataTable
        caption="Agencies with overlaps"
        rows={overlaps}
        rowKey={({ agencyId }) => agencyId}
        columns={[
          { key: 'name', header: 'Agency', scope: 'row', cell: ({ name }) => name },
          { key: 'places', header: 'Place', cell: ({ places }) => places },
          { key: 'agreements', header: 'In force', align: 'right', cell: ({ agreements }) => number(agreements) },
          { key: 'requests', header: 'Pending', align: 'right', cell: ({ requests }) => number(requests) },
          { key: 'overlap', header: 'Overlap', cell: overlapText },
        ]}
      />
      {overlaps.length === OVERLAPS_MAX && (
        <p className="text-muted text-sm">The first {OVERLAPS_MAX} are shown. Narrow the map to see the others.</p>
      )}
    </div>
  );
}

/** The map of agreements in force and pending requests, with the table of the same counts. */
export function CaseMapPage({ filter, view }: Props) {
  const show = filter.show ?? 'AGREEMENTS';
  const where = view.state?.name ?? 'the United States';
  return (
    <>
      <BackLink href={view.state ? mapHref(filter, { state: undefined }) : paths.reports()}>
        {view.state ? 'All states' : 'Reports'}
      </BackLink>
      <PageTitle
        title={view.state ? `Map of cases: ${view.state.name}` : 'Map of cases'}
        actions={<PrintButton>Print the map</PrintButton>}
      />
      <div className="space-y-8">
        <p className="max-w-reading">
          {view.chosen.length > 0 && `Only ${view.chosen.join(', ')}. `}
          {view.state
            ? 'A case counts in each county its agency serves, so the counts can add up to more than there are cases.'
            : 'Agreements in force and pending requests by the state of the agency. Each state leads to its counties.'}
        </p>
        <ReportFilters
          action={paths.reportsMap()}
          filter={filter}
          choices={view.choices}
          looksBack={false}
          kept={filter.show ? { show: filter.show } : {}}
        />
        <TabLinks
          label="What the map shows"
          tabs={mapShows.map((each) => ({
            href: mapHref(filter, { show: each }),
            label: mapShowLabels[each],
            current: each === show,
          }))}
        />
        <PlaceMap
          view={view}
          where={where}
          title={`${mapShowLabels[show]} in ${where}`}
          legend={`${mapShowLabels[show]}, by shade`}
          empty="Nothing on this map is counted."
        />
        {view.notDrawn > 0 && view.shapes.length > 0 && (
          <p>{view.notDrawn.toLocaleString('en-US')} in places that are not on this map. The table has them.</p>
        )}
        <PlaceTable filter={filter} view={view} />
        <OverlapTable view={view} />
      </div>
    </>
  );
}
