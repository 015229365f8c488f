import { type Column, DataTable } from '@/components/ui/data-table/data-table';
import { Link } from '@/components/ui/link/link';
import { DueMarker } from '@/components/workflow/due-marker';
import { StatusTag } from '@/components/workflow/status-tag';
import { paths } from '@/lib/domain/paths';
import { type ListColumn, listColumnLabels } from '@/lib/domain/requests/list-columns';
import type { ListedRequest } from '@/lib/domain/requests/list-view';
import { RowKeys } from './row-keys';

const cells: Record<ListColumn, Column<ListedRequest>['cell']> = {
  status: ({ status }) => <StatusTag {...status} />,
  holder: ({ holder }) => holder,
  since: ({ since }) => <span className="whitespace-nowrap">{since}</span>,
  due: ({ due }) => (due ? <DueMarker {...due} layout="stack" /> : 'No date'),
  type: ({ type }) => type,
  state: ({ state }) => state,
  office: ({ office }) => office,
  liaison: ({ liaison }) => liaison,
};

const columnsFor = (showsAgency: boolean, shown: readonly ListColumn[]): readonly Column<ListedRequest>[] => [
  {
    key: 'request',
    header: 'Request',
    scope: 'row',
    cell: ({ id, number, title, agencyName, tick }) => (
      <span className="flex items-start gap-3">
        {tick !== null && (
          // A request that has moved on is drawn as another box, which is not ticked.
          <input
            key={tick}
            type="checkbox"
            name="ticked"
            value={tick}
            aria-label={`Choose ${number}`}
            className="mt-0.5 size-5 shrink-0 accent-primary"
          />
        )}
        <span className="min-w-0">
          <Link href={paths.request(id)} look="strong">
            {title}
          </Link>
          <span className="block text-muted">
            <span className="whitespace-nowrap">{number}</span>
            {showsAgency && <span className="block">{agencyName}</span>}
          </span>
        </span>
      </span>
    ),
  },
  ...shown.map((key) => ({ key, header: listColumnLabels[key], cell: cells[key] })),
];

type ListTableProps = {
  rows: readonly ListedRequest[];
  caption: string;
  showsAgency: boolean;
  shown: readonly ListColumn[];
};

/** Requests in a table; on phones each is a block. */
export function ListTable({ rows, caption, showsAgency, shown }: ListTableProps) {
  return (
    <RowKeys>
      <DataTable
        caption={caption}
        captionLook="hidden"
        columns={columnsFor(showsAgency, shown)}
        rows={rows}
        rowKey={({ id }) => id}
        rowTone={({ due }) => (due?.state === 'overdue' ? 'late' : 'plain')}
      />
    </RowKeys>
  );
}
