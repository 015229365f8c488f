import type { Metadata } from 'next';
import { AgreementFilters } from '@/components/agreements/agreement-filters';
import { AgreementTable } from '@/components/agreements/agreement-table';
import { PageTitle } from '@/components/page/page-title';
import { Pagination } from '@/components/ui/pagination/pagination';
import { agreementFilter, filterQuery } from '@/lib/domain/agreements/list-filter';
import { paths } from '@/lib/domain/paths';
import { listAgreements } from '@/lib/server/agreements/list-queries';
import { requireActor } from '@/lib/server/auth/current-actor';

export const metadata: Metadata = { title: 'Agreements' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: Props) {
  const [actor, query] = await Promise.all([requireActor(), searchParams]);
  const filter = agreementFilter.parse(query);
  const list = await listAgreements(actor, filter);
  const count = list.count.toLocaleString('en-US');
  return (
    <>
      <PageTitle
        title="Agreements"
        caption={actor.side === 'AGENCY' ? 'Agreements of your agency' : 'Agreements you can see'}
        below={<span className="text-muted">{list.count === 1 ? '1 agreement' : `${count} agreements`}</span>}
      />
      <div className="space-y-6">
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
