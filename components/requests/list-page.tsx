import type { ComponentProps } from 'react';
import { PageTitle } from '@/components/page/page-title';
import { LinkButton } from '@/components/ui/button/button';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import { Pagination } from '@/components/ui/pagination/pagination';
import { TabLinks } from '@/components/ui/tab-links/tab-links';
import { ViewTabs } from '@/components/views/view-tabs';
import { countText } from '@/lib/domain/capped-count';
import { paths } from '@/lib/domain/paths';
import { columnsShown } from '@/lib/domain/requests/list-columns';
import {
  type RequestFilter,
  type RequestSort,
  type RequestView,
  requestFilterQuery,
  requestListHref,
  requestSorts,
  requestViews,
} from '@/lib/domain/requests/list-filter';
import type { RequestList } from '@/lib/domain/requests/list-view';
import type { ViewTab } from '@/lib/domain/saved-views';
import { AssignForm } from './assign-form-later';
import { ListDownloads } from './list-downloads';
import { ListFilters } from './list-filters';
import { ListTable } from './list-table';

const viewLabels: Record<RequestView, string> = { OPEN: 'Open', OVERDUE: 'Overdue', CLOSED: 'Closed', ALL: 'All' };

const sortWords: Record<RequestSort, { order: string; before: string; after: string }> = {
  NEWEST: { order: 'newest first', before: 'Newer', after: 'Older' },
  DUE: { order: 'due first', before: 'Due earlier', after: 'Due later' },
  SINCE: { order: 'longest in their status first', before: 'Longer', after: 'Shorter' },
};

type Assigning = Pick<ComponentProps<typeof AssignForm>, 'assign' | 'idempotencyKey'>;
type RequestListPageProps = {
  title: string;
  list: RequestList;
  mayStart: boolean;
  views: readonly ViewTab[];
  assigning: Assigning;
};

/** The list of requests: the office's queue, or an agency's own. */
export function RequestListPage({ title, list, mayStart, views, assigning }: RequestListPageProps) {
  const { filter, rows, total } = list;
  const sides = sortWords[filter.sort ?? 'NEWEST'];
  const view = filter.status ? null : (filter.view ?? 'OPEN');
  return (
    <>
      <PageTitle
        title={title}
        below={<p className="text-muted">{countText(total, 'request', 'requests')}</p>}
        actions={mayStart && <LinkButton href={paths.newRequest()}>Start a request</LinkButton>}
      />
      <div className="space-y-6">
        <TabLinks
          label="Views"
          tabs={requestViews.map((one) => ({
            href: requestListHref(filter, { view: one, status: undefined }),
            label: viewLabels[one],
            current: one === view,
          }))}
        />
        <ViewTabs list="REQUESTS" views={views} query={requestFilterQuery(filter)} listHref={paths.requests()} />
        <ListFilters filter={filter} choices={list.choices} />
        {rows.length === 0 ? (
          <Nothing filtered={requestFilterQuery(filter) !== ''} mayStart={mayStart} />
        ) : (
          <>
            <Order filter={filter} />
            <Rows list={list} title={title} assigning={assigning} />
            <ListDownloads filter={filter} total={total} />
          </>
        )}
        <Pagination
          label="Pages of requests"
          newer={sides.before}
          older={sides.after}
          newerHref={list.before === null ? undefined : requestListHref(filter, { before: list.before })}
          olderHref={list.after === null ? undefined : requestListHref(filter, { after: list.after })}
        />
      </div>
    </>
  );
}

type RowsProps = { list: RequestList; title: string; assigning: Assigning };

/** The table, and for those who give requests to liaisons the form around it. */
function Rows({ list, title, assigning }: RowsProps) {
  const { rows, showsAgency, choices } = list;
  const table = (
    <ListTable rows={rows} caption={title} showsAgency={showsAgency} shown={columnsShown(list.filter.columns)} />
  );
  if (rows.every(({ tick }) => tick === null)) return table;
  return (
    <AssignForm {...assigning} liaisons={choices.liaisonsByOffice ? null : choices.liaisons}>
      {table}
    </AssignForm>
  );
}

/** The orders side by side; the one in use is no link. */
function Order({ filter }: { filter: RequestFilter }) {
  const current = filter.sort ?? 'NEWEST';
  return (
    <p className="flex flex-wrap items-center gap-x-4 text-muted text-sm print:hidden">
      <span>Order:</span>
      {requestSorts.map((sort) =>
        sort === current ? (
          <span key={sort} aria-current="true" className="inline-flex min-h-11 items-center font-bold text-ink">
            {sortWords[sort].order}
          </span>
        ) : (
          <Link key={sort} href={requestListHref(filter, { sort })} className="inline-flex min-h-11 items-center">
            {sortWords[sort].order}
          </Link>
        ),
      )}
    </p>
  );
}

function Nothing({ filtered, mayStart }: { filtered: boolean; mayStart: boolean }) {
  if (filtered) {
    return (
      <EmptyState
        heading="No request fits"
        icon="search"
        action={<Link href={requestListHref({})}>Clear the filters and show all open requests</Link>}
      >
        Take a filter away, or search for another word.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      heading="No open requests"
      action={mayStart && <LinkButton href={paths.newRequest()}>Start a request</LinkButton>}
    >
      {mayStart
        ? 'Requests of your agency will appear here with their status and who has them.'
        : 'Requests will appear here once agencies submit them.'}
    </EmptyState>
  );
}
