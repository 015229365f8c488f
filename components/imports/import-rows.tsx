import { LinkButton } from '@/components/ui/button/button';
import { DataTable } from '@/components/ui/data-table/data-table';
import { Link } from '@/components/ui/link/link';
import type { AgreementImportPage } from '@/lib/domain/agreements/imports/import-view';
import { paths } from '@/lib/domain/paths';

type Props = { page: AgreementImportPage };

/** Every row of the import: first what is to be mended, then what is good, with the agreement it became. */
export function ImportRows({ page }: Props) {
  return (
    <>
      {page.errorLines.length > 0 && <ErrorLines page={page} />}
      {page.goodRows.length > 0 && <GoodRows page={page} />}
      {page.unnamed.length > 0 && (
        <section aria-labelledby="unnamed" className="space-y-2">
          <h2 id="unnamed">Files that no row names</h2>
          <ul className="list-disc pl-6">
            {page.unnamed.map((name) => (
              <li key={name} className="wrap-anywhere">
                {name}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function ErrorLines({ page }: Props) {
  return (
    <section className="space-y-3">
      <DataTable
        caption={page.state === 'TRIED' ? 'Rows to mend' : 'Rows that were left out'}
        rows={page.errorLines}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'row',
            header: 'Row',
            scope: 'row',
            cell: ({ row, agency, column }) => (
              <>
                Row {row}, {column}
                <span className="wrap-anywhere block text-muted text-sm">{agency || 'No agency given'}</span>
              </>
            ),
          },
          {
            key: 'value',
            header: 'Says',
            cell: ({ value }) => <span className="wrap-anywhere">{value || 'Nothing'}</span>,
          },
          { key: 'message', header: 'What to do', phone: 'block', cell: ({ message }) => message },
        ]}
      />
      <LinkButton href={paths.adminImportErrors(page.id)} tone="secondary" icon="download">
        Download all errors
      </LinkButton>
    </section>
  );
}

function GoodRows({ page }: Props) {
  const written = page.state !== 'TRIED';
  return (
    <DataTable
      caption={written ? 'Agreements of this import' : 'What would be taken over'}
      rows={page.goodRows}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'agency',
          header: 'Agency',
          scope: 'row',
          cell: ({ row, agency, agreement }) => (
            <>
              {agreement ? (
                <Link href={agreement.href} look="strong">
                  {agreement.number}
                </Link>
              ) : (
                `Row ${row}`
              )}
              <span className="block">{agency}</span>
            </>
          ),
        },
        { key: 'program', header: 'Program', cell: ({ program }) => program },
        { key: 'dates', header: 'In force', cell: ({ dates }) => dates },
        { key: 'notice', header: 'Notice', cell: ({ notice }) => notice },
        { key: 'file', header: 'Signed file', cell: ({ file }) => <span className="wrap-anywhere">{file}</span> },
        ...(written
          ? [
              {
                key: 'status',
                header: 'Status today',
                cell: ({ agreement }: AgreementImportPage['goodRows'][number]) => agreement?.status ?? '',
              },
            ]
          : []),
      ]}
    />
  );
}
