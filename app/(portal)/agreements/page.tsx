import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { AgreementFilters } from '@/components/agreements/agreement-filters';
import { AgreementTable } from '@/components/agreements/agreement-table';
import { PageTitle } from '@/components/page/page-title';
import { Pagination } from '@/components/ui/pagination/pagination';
import { ViewTabs } from '@/components/views/view-tabs';
import { agreementFilter, filterQuery } from '@/lib/domain/agreements/list-filter';
import { countText } from '@/lib/domain/capped-count';
import { paths } from '@/lib/domain/paths';
import { listAgreements } from '@/lib/server/agreements/list-queries';
import { requireReader } from '@/lib/server/auth/current-actor';
import { opensWith, viewTabs } from '@/lib/server/views/view-queries';

export const metadata: Metadata = { title: 'Agreements' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: Props) {
  const [actor, query] = await Promise.all([requireReader(), searchParams]);
  const opens = await opensWith(actor, 'AGREEMENTS', query);
  if (opens) redirect(opens);
  const filter = agreementFilter.parse(query);
  const [list, views] = await Promise.all([listAgreements(actor, filter), viewTabs(actor, 'AGREEMENTS')]);
  return (
    <>
      <PageTitle
        title="Agreements"
        caption={actor.side === 'AGENCY' ? 'Agreements of your agency' : 'Agreements you can see'}
        below={<span className="text-muted">{countText(list.count, 'agreement', 'agreements')}</span>}
      />
      <div className="space-y-6">
        <ViewTabs
          list="AGREEMENTS"
          views={views}
          query={filterQuery(filter)}
          listHref={paths.agreements()}
          whole={{ label: 'All', href: paths.allAgreements() }}
        />
        <AgreementFilters filter={filter} offices={list.offices} states={list.states} />
        <AgreementTable rows={list.rows} side={list.side} filter={filter} />
      </div>
      <Pagination
        label="Pages of agreements"
        newer="Newest"
        {...(filter.after ? { newerHref: `${paths.agreements()}${filterQuery(filter)}` } : {})}
        {...(list.next ? { olderHref: `${paths.agreements()}${filterQuery(filter, { after: list.next })}` } : {})}
      />
    </>
  );
}
