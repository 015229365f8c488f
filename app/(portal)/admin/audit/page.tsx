import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { check } from '@/app/(portal)/admin/audit/actions';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { AuditDownloads } from '@/components/admin/audit-downloads';
import { AuditFilters } from '@/components/admin/audit-filters';
import { AuditTable } from '@/components/admin/audit-table';
import { ChainCheck } from '@/components/admin/chain-check';
import { ChainState } from '@/components/admin/chain-state';
import { PageTitle } from '@/components/page/page-title';
import { Pagination } from '@/components/ui/pagination/pagination';
import { auditAddress } from '@/lib/domain/audit-address';
import { toAuditFilter } from '@/lib/server/audit/audit-filter';
import { auditPage } from '@/lib/server/audit/audit-queries';
import { chainState } from '@/lib/server/audit/chain-state';

export const metadata: Metadata = { title: 'Audit log' };

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: PageProps) {
  const actor = await requireRight('read_audit');
  const filter = toAuditFilter(await searchParams);
  const [log, state] = await Promise.all([auditPage(actor, filter), chainState(actor)]);
  if (!log || !state) notFound();
  const { lines, newer, older, notFound: nobody } = log;
  return (
    <>
      <PageTitle
        title="Audit log"
        below={
          <p className="max-w-reading text-muted">
            Every act, refusal and reading of restricted records, in order. Each event carries the hash of the one
            before, so none can be changed or left out unseen. Times are those of Washington, D.C.
          </p>
        }
      />
      <ChainState state={state}>
        <ChainCheck action={check} />
      </ChainState>
      <AuditFilters asked={filter} />
      <AuditTable lines={lines} empty={nobody ?? 'Take a filter away to see more.'} />
      <Pagination
        label="Pages of the log"
        newerHref={newer ? auditAddress(filter, { newer }) : undefined}
        olderHref={older ? auditAddress(filter, { older }) : undefined}
      />
      <AuditDownloads asked={filter} />
    </>
  );
}
