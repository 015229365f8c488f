import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { AgencyTable } from '@/components/admin/agency-table';
import { PageTitle } from '@/components/page/page-title';
import { Pagination } from '@/components/ui/pagination/pagination';
import { TabLinks } from '@/components/ui/tab-links/tab-links';
import { agencyAddress, agencyTabs } from '@/lib/domain/agencies/agency-address';
import { agencyList, toAgencyFilter } from '@/lib/server/agencies/agency-queries';

export const metadata: Metadata = { title: 'Agencies' };

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: PageProps) {
  const actor = await requireRight('verify_agency');
  const filter = toAgencyFilter(await searchParams);
  const list = await agencyList(actor, filter);
  if (!list) notFound();
  return (
    <>
      <PageTitle
        title="Agencies"
        below={<p className="text-muted">An agency sends its first request once it is verified.</p>}
      />
      <TabLinks label="Agencies by status" tabs={agencyTabs(filter.status, list.counts)} />
      <div className="mt-6">
        <AgencyTable agencies={list.rows} caption="Agencies by name" />
      </div>
      <Pagination
        label="Pages of agencies"
        newer="From the start"
        newerHref={filter.after === null ? undefined : agencyAddress(filter.status)}
        older="Next"
        olderHref={list.next === null ? undefined : agencyAddress(filter.status, list.next)}
      />
    </>
  );
}
