import type { Metadata } from 'next';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { PublicPage } from '@/components/public/public-page';
import { LinkButton } from '@/components/ui/button/button';
import { DataTable } from '@/components/ui/data-table/data-table';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';
import { dataColumns } from '@/lib/domain/register/register-data';

export const metadata: Metadata = {
  title: 'The register as data',
  description: 'The public register as CSV, JSON and Atom feed, and what each column means.',
};

function Dictionary() {
  return (
    <DataTable
      caption="Data dictionary"
      rows={dataColumns}
      rowKey={({ name }) => name}
      columns={[
        { key: 'name', header: 'Column', scope: 'row', cell: ({ name }) => <code>{name}</code> },
        { key: 'type', header: 'Type', cell: ({ type, canBeEmpty }) => `${type}${canBeEmpty ? ', can be empty' : ''}` },
        {
          key: 'meaning',
          header: 'Meaning',
          phone: 'block',
          cell: ({ meaning, codes }) => (
            <>
              {meaning}
              {codes.length > 0 && (
                <ul className="mt-1 space-y-0.5 text-sm">
                  {codes.map(({ code, meaning: label }) => (
                    <li key={code}>
                      <code className="break-all">{code}</code>: {label}
                    </li>
                  ))}
                </ul>
              )}
            </>
          ),
        },
      ]}
    />
  );
}

export default function Page() {
  return (
    <PublicPage place="register">
      <BackLink href={paths.register()}>Register</BackLink>
      <PageTitle
        title="The register as data"
        below={
          <p className="max-w-reading text-muted">
            The same agreements as on the page, all at once. Anyone may use them. Drafts, requests, assessments and
            people are not in it.
          </p>
        }
      />
      <div className="mb-10 space-y-4">
        <div className="flex flex-wrap gap-3">
          <LinkButton href={paths.registerCsv()} tone="secondary" icon="download">
            Download CSV
          </LinkButton>
          <LinkButton href={paths.registerJson()} tone="secondary" icon="download">
            Download JSON
          </LinkButton>
        </div>
        <p className="max-w-reading">
          Both take the filters of the register in the address: q, program, status, state. In the CSV, a cell that
          begins like a formula, or goes on like one after a semicolon or line end, has an apostrophe there, so that no
          spreadsheet runs it; dates are written YYYY-MM-DD. New events come by the{' '}
          <Link href={paths.registerFeed()}>Atom feed</Link>; the description for machines is the{' '}
          <Link href={paths.openApi()}>OpenAPI document</Link>. At most 30 files a minute go to one address.
        </p>
      </div>
      <Dictionary />
    </PublicPage>
  );
}
