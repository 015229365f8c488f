import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { check } from '@/app/(portal)/admin/audit/actions';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { AuditFilters } from '@/components/admin/audit-filters';
import { AuditTable } from '@/components/admin/audit-table';
import { ChainCheck } from '@/components/admin/chain-check';
import { PageTitle } from '@/components/page/page-title';
import { Pagination } from '@/components/ui/pagination/pagination';
import { auditAddress } from '@/lib/domain/audit-address';
import { auditPage, toAuditFilter } from '@/lib/server/audit/audit-queries';

export const metadata: Metadata = { title: 'Audit log' };

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: PageProps) {
  const actor = await requireRight('read_audit');
  const filter = toAuditFilter(await searchParams);
  const log = await auditPage(actor, filter);
  if (!log) notFound();
  const { lines, newer, older, notFound: nobody, actions } = log;
  return (
    <>
      <PageTitle
        title="Audit log"
        below={
          <p className="max-w-reading text-muted">
            Every act, in order. Each event carries the hash of the one before, so none can be changed or left out
            unseen. Times are those of Washington, D.C.
          </p>
        }
      />
      <div className="mb-8">
        <ChainCheck action={check} />
      </div>
      <AuditFilters asked={filter} actions={actions} />
      <AuditTable lines={lines} empty={nobody ?? 'Take a filter away to see more.'} />
      <Pagination
        label="Pages of the log"
        newerHref={newer ? auditAddress(filter, { newer }) : undefined}
        olderHref={older ? auditAddress(filter, { older }) : undefined}
      />
    </>
  );
}
