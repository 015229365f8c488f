import { type Column, DataTable } from '@/components/ui/data-table/data-table';
import { Link } from '@/components/ui/link/link';
import { DueMarker } from '@/components/workflow/due-marker';
import { StatusTag } from '@/components/workflow/status-tag';
import { paths } from '@/lib/domain/paths';
import type { RequestRow } from '@/lib/domain/requests/list-view';

const columnsFor = (showsAgency: boolean): readonly Column<RequestRow>[] => [
  {
    key: 'request',
    header: 'Request',
    scope: 'row',
    cell: ({ id, number, title, agencyName }) => (
      <>
        <Link href={paths.request(id)} look="strong">
          {title}
        </Link>
        <span className="block text-muted">
          <span className="whitespace-nowrap">{number}</span>
          {showsAgency && <span className="block">{agencyName}</span>}
        </span>
      </>
    ),
  },
  { key: 'status', header: 'Status', cell: ({ status }) => <StatusTag {...status} /> },
  { key: 'holder', header: 'With', cell: ({ holder }) => holder },
  { key: 'since', header: 'Since', cell: ({ since }) => <span className="whitespace-nowrap">{since}</span> },
  { key: 'due', header: 'Due', cell: ({ due }) => (due ? <DueMarker {...due} layout="stack" /> : 'No date') },
];

type ListTableProps = { rows: readonly RequestRow[]; caption: string; showsAgency: boolean };

/** Requests in a table; on phones each is a block. */
export function ListTable({ rows, caption, showsAgency }: ListTableProps) {
  return (
    <DataTable
      caption={caption}
      captionLook="hidden"
      columns={columnsFor(showsAgency)}
      rows={rows}
      rowKey={({ id }) => id}
      rowTone={({ due }) => (due?.state === 'overdue' ? 'late' : 'plain')}
    />
  );
}
