import { DataTable } from '@/components/ui/data-table/data-table';
import { importColumnNames, importColumns } from '@/lib/domain/agreements/imports/import-columns';

const rows = importColumnNames.map((name) => ({ name, ...importColumns[name] }));

/** What each column of the table means. */
export function ColumnDictionary() {
  return (
    <DataTable
      caption="Columns of the table"
      rows={rows}
      rowKey={({ name }) => name}
      columns={[
        {
          key: 'name',
          header: 'Column',
          scope: 'row',
          cell: ({ name, label }) => (
            <>
              <code className="wrap-anywhere font-bold">{name}</code>
              <span className="block text-muted text-sm">{label}</span>
            </>
          ),
        },
        { key: 'needed', header: 'Needed', cell: ({ needed }) => (needed ? 'Yes' : 'No') },
        { key: 'meaning', header: 'What it means', phone: 'block', cell: ({ meaning }) => meaning },
        {
          key: 'example',
          header: 'Example',
          phone: 'block',
          cell: ({ example }) => <span className="wrap-anywhere">{example || '–'}</span>,
        },
      ]}
    />
  );
}
