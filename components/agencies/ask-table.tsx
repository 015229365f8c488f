import { DataTable } from '@/components/ui/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import { StatusTag } from '@/components/workflow/status-tag';
import { type AskRow, askStateFacts } from '@/lib/domain/agencies/verification';
import { paths } from '@/lib/domain/paths';

/** Asks for verification, those that can be decided first. */
export function AskTable({ asks }: { asks: readonly AskRow[] }) {
  return (
    <DataTable
      caption="Asks for verification"
      captionLook="hidden"
      rows={asks}
      rowKey={({ id }) => id}
      empty={
        <EmptyState heading="Nobody has asked yet" icon="building">
          Agencies that ask to be verified appear here.
        </EmptyState>
      }
      columns={[
        {
          key: 'agency',
          header: 'Agency',
          scope: 'row',
          cell: ({ id, number, agency, place }) => (
            <>
              <Link href={paths.adminVerificationAsk(id)} look="strong">
                {agency}
              </Link>
              <span className="block text-muted text-sm">
                {number} · {place}
              </span>
            </>
          ),
        },
        { key: 'state', header: 'Status', cell: ({ state }) => <StatusTag {...askStateFacts[state]} /> },
        { key: 'person', header: 'Asked by', cell: ({ person }) => person },
        { key: 'on', header: 'Asked on', cell: ({ askedOn }) => <span className="whitespace-nowrap">{askedOn}</span> },
      ]}
    />
  );
}
