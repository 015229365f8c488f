import { type Column, DataTable } from '@/components/ui/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import { Tag } from '@/components/ui/tag/tag';
import { StatusTag } from '@/components/workflow/status-tag';
import type { AgreementTone } from '@/lib/domain/agreements/agreement-view';
import { type AgreementFilter, isNarrowed } from '@/lib/domain/agreements/list-filter';
import { paths } from '@/lib/domain/paths';

type Row = {
  id: string;
  number: string;
  title: string;
  agency: string;
  program: string;
  office: string;
  amendment: string | null;
  addOn: string | null;
  status: { label: string; tone: AgreementTone };
  effective: string;
  ends: string;
  outside: boolean;
  ending: boolean;
};

type Props = { rows: readonly Row[]; side: 'AGENCY' | 'ICE'; filter: AgreementFilter };

const columns: readonly Column<Row>[] = [
  {
    key: 'agreement',
    header: 'Agreement',
    scope: 'row',
    cell: ({ id, number, agency, amendment, addOn, outside }) => (
      <>
        <Link href={paths.agreement(id)} look="strong" className="whitespace-nowrap">
          {number}
        </Link>
        {amendment && <span className="block">{amendment}</span>}
        {addOn && <span className="block">{addOn}</span>}
        <span className="block">{agency}</span>
        {outside && <span className="block text-muted text-sm">Signed outside the portal</span>}
      </>
    ),
  },
  { key: 'program', header: 'Program', cell: ({ program }) => program },
  { key: 'office', header: 'Office', cell: ({ office }) => office },
  { key: 'status', header: 'Status', cell: ({ status }) => <StatusTag {...status} /> },
  {
    key: 'effective',
    header: 'In force since',
    cell: ({ effective }) => <span className="whitespace-nowrap">{effective}</span>,
  },
  {
    key: 'ends',
    header: 'Ends',
    cell: ({ ends, ending }) => (
      <>
        <span className="whitespace-nowrap">{ends}</span>
        {ending && (
          <span className="block">
            <Tag tone="yellow">Within 180 days</Tag>
          </span>
        )}
      </>
    ),
  },
];

/** The agreements in a table, each with its end date. */
export function AgreementTable({ rows, side, filter }: Props) {
  return (
    <DataTable
      caption="Agreements with their end dates"
      captionLook="hidden"
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      empty={
        isNarrowed(filter) ? (
          <EmptyState heading="No agreement fits" icon="search">
            Choose less, or clear all, to see more.
          </EmptyState>
        ) : (
          <EmptyState heading="No agreements yet">
            {side === 'AGENCY'
              ? 'A draft appears here once a request of your agency is approved.'
              : 'A draft appears here once a request is approved.'}
          </EmptyState>
        )
      }
    />
  );
}
