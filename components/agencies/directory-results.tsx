import { LinkButton } from '@/components/ui/button/button';
import { DataTable } from '@/components/ui/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import { Tag } from '@/components/ui/tag/tag';
import { agencyTypeLabels } from '@/lib/domain/agencies/agency-type';
import type { DirectorySearch } from '@/lib/domain/agencies/directory-view';
import { paths } from '@/lib/domain/paths';

const countText = ({ rows, total, loose }: DirectorySearch): string => {
  const found = `${total.toLocaleString('en-US')} ${total === 1 ? 'agency' : 'agencies'}`;
  const part = total > rows.length ? `, the first ${rows.length} shown. Add a word to narrow the search` : '';
  return loose ? `Nothing has all your words. ${found} that may be meant${part}.` : `${found}${part}.`;
};

/** The agencies found, each with the way on from there. */
export function DirectoryResults({ search }: { search: DirectorySearch }) {
  if (search.q === '') {
    return (
      <EmptyState heading="Search for your agency" icon="search">
        Part of the name is enough, or the ORI, or the county and state.
      </EmptyState>
    );
  }
  return (
    <section aria-label="Agencies found" className="space-y-4">
      <p className="font-bold" role="status">
        {search.total === 0 ? 'No agency found.' : countText(search)}
      </p>
      <DataTable
        caption="Agencies found"
        captionLook="hidden"
        rows={search.rows}
        rowKey={({ key }) => key}
        empty={
          <EmptyState heading="No agency fits these words" icon="building">
            Try one word of the name, or the ORI. If it is not there, ask for it below.
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            header: 'Agency',
            scope: 'row',
            cell: ({ name, type, source }) => (
              <>
                <strong>{name}</strong>
                <span className="block text-muted text-sm">{agencyTypeLabels[type]}</span>
                <span className="block text-muted text-sm">{source}</span>
              </>
            ),
          },
          { key: 'place', header: 'Place', cell: ({ place }) => place },
          { key: 'ori', header: 'ORI', cell: ({ ori }) => ori ?? 'None listed' },
          {
            key: 'portal',
            header: 'On the portal',
            cell: ({ onPortal }) => (onPortal ? <Tag tone="green">Yes</Tag> : <Tag>Not yet</Tag>),
          },
          {
            key: 'next',
            header: 'Go on',
            cell: ({ name, entryId, onPortal }) =>
              onPortal ? (
                <Link href={paths.signIn()} className="inline-flex min-h-11 items-center">
                  Sign in<span className="sr-only"> for {name}</span>
                </Link>
              ) : (
                <Link href={paths.askVerification(entryId ?? undefined)} className="inline-flex min-h-11 items-center">
                  This is my agency<span className="sr-only">: {name}</span>
                </Link>
              ),
          },
        ]}
      />
      <LinkButton href={paths.askVerification()} tone="secondary">
        My agency is not listed
      </LinkButton>
    </section>
  );
}
