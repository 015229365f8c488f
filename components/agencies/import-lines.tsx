import { LinkButton } from '@/components/ui/button/button';
import { DataTable } from '@/components/ui/data-table/data-table';
import type { ImportPage } from '@/lib/domain/agencies/import-view';
import { paths } from '@/lib/domain/paths';

const More = ({ count }: { count: number }) =>
  count > 0 ? <p className="mt-2 text-muted">{count.toLocaleString('en-US')} more lines are not shown.</p> : null;

/** Errors by row and column, then changes as before and after, then what is new. */
export function ImportLines({ page }: { page: ImportPage }) {
  return (
    <>
      {page.errorLines.length > 0 && <ErrorLines page={page} />}
      {page.changes.length > 0 && (
        <section>
          <DataTable
            caption="What would change"
            rows={page.changes}
            rowKey={({ key }) => key}
            columns={[
              { key: 'name', header: 'Agency', scope: 'row', cell: ({ name, row }) => `Row ${row}: ${name}` },
              { key: 'fact', header: 'Fact', cell: ({ fact }) => fact },
              { key: 'before', header: 'Before', cell: ({ before }) => <del className="no-underline">{before}</del> },
              {
                key: 'after',
                header: 'After',
                cell: ({ after }) => <ins className="font-bold no-underline">{after}</ins>,
              },
            ]}
          />
          <More count={page.more.changes} />
        </section>
      )}
      {page.additions.length > 0 && (
        <section>
          <DataTable
            caption="What would be added"
            rows={page.additions}
            rowKey={({ key }) => key}
            columns={[
              { key: 'name', header: 'Agency', scope: 'row', cell: ({ name, row }) => `Row ${row}: ${name}` },
              { key: 'place', header: 'Place', cell: ({ place }) => place },
            ]}
          />
          <More count={page.more.additions} />
        </section>
      )}
    </>
  );
}

function ErrorLines({ page }: { page: ImportPage }) {
  return (
    <section className="space-y-3">
      <DataTable
        caption="Rows to mend"
        rows={page.errorLines}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'row',
            header: 'Row',
            scope: 'row',
            cell: ({ row, name, column }) => (
              <>
                Row {row}, {column}
                <span className="block text-muted text-sm">{name || 'No name given'}</span>
              </>
            ),
          },
          { key: 'message', header: 'What to do', cell: ({ message }) => message },
        ]}
      />
      <More count={page.more.errorLines} />
      <LinkButton href={paths.adminDirectoryErrors(page.id)} tone="secondary" icon="download">
        Download all errors
      </LinkButton>
    </section>
  );
}
