import { DataTable } from '@/components/ui/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import { Tag } from '@/components/ui/tag/tag';
import type { AgreementImportState, AgreementImportSummary } from '@/lib/domain/agreements/imports/import-view';
import { paths } from '@/lib/domain/paths';

const states = {
  TRIED: <Tag>Dry run</Tag>,
  TAKEN_OVER: <Tag tone="green">Taken over</Tag>,
  UNDONE: <Tag tone="red">Taken back</Tag>,
} as const satisfies Record<AgreementImportState, React.ReactNode>;

/** Imports that were tried, the latest first. */
export function ImportList({ imports }: { imports: readonly AgreementImportSummary[] }) {
  return (
    <DataTable
      caption="Imports tried"
      rows={imports}
      rowKey={({ id }) => id}
      empty={
        <EmptyState heading="No import was tried yet" icon="file">
          Dry runs appear here, with what became of them.
        </EmptyState>
      }
      columns={[
        {
          key: 'file',
          header: 'Table',
          scope: 'row',
          cell: ({ id, filename, source }) => (
            <>
              <Link href={paths.adminImport(id)} look="strong">
                {filename}
              </Link>
              <span className="block text-muted text-sm">{source}</span>
            </>
          ),
        },
        { key: 'state', header: 'Status', cell: ({ state }) => states[state] },
        { key: 'tried', header: 'Tried', cell: ({ tried }) => tried },
        { key: 'good', header: 'Good rows', align: 'right', cell: ({ good }) => good },
        { key: 'errors', header: 'With errors', align: 'right', cell: ({ errors }) => errors },
      ]}
    />
  );
}
