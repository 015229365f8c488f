import { DataTable } from '@/components/ui/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import type { KeptMailRow } from '@/lib/domain/notices/kept-mail';
import { paths } from '@/lib/domain/paths';

/** Kept mails, newest first. */
export function MailTable({ rows }: { rows: readonly KeptMailRow[] }) {
  return (
    <DataTable
      caption="Kept mails, newest first"
      captionLook="hidden"
      rows={rows}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon="mail" heading="No mails yet">
          A mail appears here as soon as somebody takes a step that others are told of.
        </EmptyState>
      }
      columns={[
        {
          key: 'subject',
          header: 'Subject',
          scope: 'row',
          cell: ({ id, subject }) => (
            <Link href={paths.adminMail(id)} look="strong">
              {subject || 'No subject'}
            </Link>
          ),
        },
        { key: 'to', header: 'To', phone: 'block', cell: ({ to }) => <span className="wrap-anywhere">{to}</span> },
        {
          key: 'at',
          header: 'Written',
          cell: ({ at, machineAt }) => <time dateTime={machineAt}>{at}</time>,
        },
      ]}
    />
  );
}
