import { PageTitle } from '@/components/page/page-title';
import { LinkButton } from '@/components/ui/button/button';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import { Pagination } from '@/components/ui/pagination/pagination';
import { TabLinks } from '@/components/ui/tab-links/tab-links';
import { ViewTabs } from '@/components/views/view-tabs';
import { paths } from '@/lib/domain/paths';
import {
  type RequestFilter,
  type RequestView,
  requestFilterQuery,
  requestListHref,
  requestViews,
} from '@/lib/domain/requests/list-filter';
import type { RequestList } from '@/lib/domain/requests/list-view';
import type { ViewTab } from '@/lib/domain/saved-views';
import { ListFilters } from './list-filters';
import { ListTable } from './list-table';

const viewLabels: Record<RequestView, string> = { OPEN: 'Open', OVERDUE: 'Overdue', CLOSED: 'Closed', ALL: 'All' };

type RequestListPageProps = { title: string; list: RequestList; mayStart: boolean; views: readonly ViewTab[] };

/** The list of requests: the office's queue, or an agency's own. */
export function RequestListPage({ title, list, mayStart, views }: RequestListPageProps) {
  const { filter, rows, total } = list;
  const view = filter.status ? null : (filter.view ?? 'OPEN');
  return (
    <>
      <PageTitle
        title={title}
        below={<p className="text-muted">{total === 1 ? '1 request' : `${total.toLocaleString('en-US')} requests`}</p>}
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
        <ListFilters filter={filter} offices={list.offices} />
        {rows.length === 0 ? (
          <Nothing filtered={requestFilterQuery(filter) !== ''} mayStart={mayStart} />
        ) : (
          <>
            <Order filter={filter} />
            <ListTable rows={rows} caption={title} showsAgency={list.showsAgency} />
          </>
        )}
        <Pagination
          label="Pages of requests"
          newer={filter.sort === 'DUE' ? 'Due earlier' : 'Newer'}
          older={filter.sort === 'DUE' ? 'Due later' : 'Older'}
          newerHref={list.before === null ? undefined : requestListHref(filter, { before: list.before })}
          olderHref={list.after === null ? undefined : requestListHref(filter, { after: list.after })}
        />
      </div>
    </>
  );
}

function Order({ filter }: { filter: RequestFilter }) {
  const byDate = filter.sort === 'DUE';
  return (
    <p className="text-muted text-sm print:hidden">
      {byDate ? 'Due first. ' : 'Newest first. '}
      <Link href={requestListHref(filter, { sort: byDate ? 'NEWEST' : 'DUE' })}>
        {byDate ? 'Show the newest first' : 'Show what is due first'}
      </Link>
    </p>
  );
}

function Nothing({ filtered, mayStart }: { filtered: boolean; mayStart: boolean }) {
  if (filtered) {
    return (
      <EmptyState
        heading="No request fits"
        icon="search"
        action={<Link href={requestListHref({})}>Show all open requests</Link>}
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
