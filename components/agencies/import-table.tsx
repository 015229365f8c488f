import { DataTable } from '@/components/ui/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import { Tag } from '@/components/ui/tag/tag';
import type { ImportSummary } from '@/lib/domain/agencies/import-view';
import { paths } from '@/lib/domain/paths';

const figure = (value: number): string => value.toLocaleString('en-US');

/** Files that were tried, the latest first. */
export function ImportTable({ imports }: { imports: readonly ImportSummary[] }) {
  return (
    <DataTable
      caption="Files tried"
      rows={imports}
      rowKey={({ id }) => id}
      empty={
        <EmptyState heading="No file was tried yet" icon="file">
          Dry runs appear here, with what became of them.
        </EmptyState>
      }
      columns={[
        {
          key: 'file',
          header: 'File',
          scope: 'row',
          cell: ({ id, filename, source, sourceDate }) => (
            <>
              <Link href={paths.adminDirectoryImport(id)} look="strong">
                {filename}
              </Link>
              <span className="block text-muted text-sm">
                {source}, as of {sourceDate}
              </span>
            </>
          ),
        },
        {
          key: 'state',
          header: 'Status',
          cell: ({ takenOver }) => (takenOver ? <Tag tone="green">Taken over</Tag> : <Tag>Dry run</Tag>),
        },
        { key: 'tried', header: 'Tried', cell: ({ triedOn, triedBy }) => `${triedOn}, ${triedBy}` },
        { key: 'added', header: 'Added', align: 'right', cell: ({ added }) => figure(added) },
        { key: 'changed', header: 'Changed', align: 'right', cell: ({ changed }) => figure(changed) },
        { key: 'errors', header: 'Errors', align: 'right', cell: ({ errors }) => figure(errors) },
      ]}
    />
  );
}
