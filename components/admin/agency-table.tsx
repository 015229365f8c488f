import { DataTable } from '@/components/ui/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import { StatusTag } from '@/components/workflow/status-tag';
import { type AgencyRow, agencyStatusFacts } from '@/lib/domain/agencies/agency-status';
import { agencyTypeLabels } from '@/lib/domain/agencies/agency-type';
import { paths } from '@/lib/domain/paths';

const figure = (value: number): string => value.toLocaleString('en-US');

/** Agencies with their state and what hangs on them. */
export function AgencyTable({ agencies, caption }: { agencies: readonly AgencyRow[]; caption: string }) {
  return (
    <DataTable
      caption={caption}
      captionLook="hidden"
      rows={agencies}
      rowKey={({ id }) => id}
      empty={
        <EmptyState heading="No agency in this state" icon="building">
          Agencies appear here when their first account is opened.
        </EmptyState>
      }
      columns={[
        {
          key: 'name',
          header: 'Agency',
          scope: 'row',
          cell: ({ id, name, type, place }) => (
            <>
              <Link href={paths.adminAgency(id)} look="strong">
                {name}
              </Link>
              <span className="block text-muted text-sm">
                {agencyTypeLabels[type]} · {place}
              </span>
            </>
          ),
        },
        { key: 'status', header: 'Status', cell: ({ status }) => <StatusTag {...agencyStatusFacts[status]} /> },
        { key: 'changed', header: 'Decided', cell: ({ changed }) => (changed ? `${changed.on}, ${changed.by}` : '–') },
        { key: 'accounts', header: 'Active accounts', align: 'right', cell: ({ accounts }) => figure(accounts) },
        { key: 'requests', header: 'Open requests', align: 'right', cell: ({ openRequests }) => figure(openRequests) },
        { key: 'agreements', header: 'Published', align: 'right', cell: ({ agreements }) => figure(agreements) },
      ]}
    />
  );
}
