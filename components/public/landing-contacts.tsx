import { DataTable } from '@/components/ui/data-table/data-table';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';
import { iceLineLabels } from '@/lib/domain/programs/program-code';
import type { OfficeContact } from '@/lib/domain/register/register-view';

const lineLabel = (line: OfficeContact['line']): string =>
  line === 'HQ' ? 'Questions about any program' : { ...iceLineLabels }[line];

/** Whom to call before asking for anything. */
export function LandingContacts({ offices }: { offices: readonly OfficeContact[] }) {
  return (
    <section aria-labelledby="contacts" className="grid gap-x-16 gap-y-6 lg:grid-cols-[minmax(0,4fr)_minmax(0,8fr)]">
      <div className="space-y-2">
        <h2 id="contacts">Talk to us first</h2>
        <p className="text-muted">
          A call commits you to nothing. <Link href={paths.offices()}>Find the field office of your county</Link>, or{' '}
          <Link href={paths.findAgency()}>ask for your agency to be verified</Link> if it has no account yet.
        </p>
      </div>
      <DataTable
        caption="Offices and their telephone numbers"
        captionLook="hidden"
        rows={offices}
        rowKey={({ name }) => name}
        columns={[
          { key: 'name', header: 'Office', scope: 'row', cell: ({ name }) => <strong>{name}</strong> },
          { key: 'line', header: 'Ask about', cell: ({ line }) => lineLabel(line) },
          { key: 'covers', header: 'Area', cell: ({ covers }) => covers },
          {
            key: 'phone',
            header: 'Telephone',
            cell: ({ phone }) =>
              phone ? (
                <Link href={`tel:${phone}`} className="inline-flex items-center whitespace-nowrap max-sm:min-h-11">
                  {phone}
                </Link>
              ) : (
                'Not published'
              ),
          },
        ]}
      />
    </section>
  );
}
