import { DataTable } from '@/components/ui/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import { StatusTag } from '@/components/workflow/status-tag';
import { paths } from '@/lib/domain/paths';
import { publicStatusFacts } from '@/lib/domain/register/public-status';
import type { RegisterRow } from '@/lib/domain/register/register-view';

type RegisterTableProps = { rows: readonly RegisterRow[]; caption: string };

/** The entries of the register; on phones each is a block. */
export function RegisterTable({ rows, caption }: RegisterTableProps) {
  return (
    <DataTable
      caption={caption}
      captionLook="hidden"
      rows={rows}
      rowKey={({ number }) => number}
      empty={
        <EmptyState
          heading="No agreement fits this search"
          icon="search"
          action={<Link href={paths.register()}>See the whole register</Link>}
        >
          Try part of the agency's name, or take a filter away. Agreements appear here on the day they come into force.
        </EmptyState>
      }
      columns={[
        {
          key: 'agency',
          header: 'Agency',
          scope: 'row',
          cell: ({ number, agency, place, outside }) => (
            <>
              <Link href={paths.registerEntry(number)} look="strong">
                {agency}
              </Link>
              <span className="block text-muted text-sm">
                {number} · {place}
              </span>
              {outside && <span className="block text-muted text-sm">Signed outside the portal</span>}
            </>
          ),
        },
        { key: 'program', header: 'Program', cell: ({ program }) => program },
        { key: 'status', header: 'Status', cell: ({ status }) => <StatusTag {...publicStatusFacts[status]} /> },
        {
          key: 'since',
          header: 'In force since',
          cell: ({ inForceOn }) => <span className="whitespace-nowrap">{inForceOn}</span>,
        },
        {
          key: 'ends',
          header: 'End date',
          cell: ({ endsOn }) => <span className="whitespace-nowrap">{endsOn ?? 'Open'}</span>,
        },
      ]}
    />
  );
}
