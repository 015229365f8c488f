import { Submit } from '@/components/form/submit';
import { DataTable } from '@/components/ui/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import { Tag } from '@/components/ui/tag/tag';
import { paths } from '@/lib/domain/paths';
import { type ReviewRow, reviewStates } from '@/lib/domain/people/access-review';

/** Accounts to confirm or to close, with what one decides by: roles, and when they were last used. */
export function ReviewTable({ rows }: { rows: readonly ReviewRow[] }) {
  return (
    <DataTable
      caption="Accounts to confirm"
      captionLook="hidden"
      rows={rows}
      rowKey={({ id }) => id}
      rowTone={({ state }) => (state === 'LATE' ? 'late' : 'plain')}
      empty={
        <EmptyState heading="No account waits for your word" icon="circle-check">
          You are told by mail two weeks before the next one does.
        </EmptyState>
      }
      columns={[
        {
          key: 'name',
          header: 'Name',
          scope: 'row',
          cell: ({ id, name, title, place }) => (
            <span className="block sm:min-w-52">
              <Link href={paths.adminPerson(id)} className="block font-bold">
                {name}
              </Link>
              <span className="block text-muted text-sm">{title}</span>
              <span className="block text-muted text-sm">{place}</span>
            </span>
          ),
        },
        { key: 'roles', header: 'Roles', cell: ({ roles }) => roles.join(', ') },
        {
          key: 'used',
          header: 'Last sign-in',
          cell: ({ lastSignIn, unused }) => (
            <>
              <span className="block">{lastSignIn ?? 'Never'}</span>
              {unused && <Tag tone="yellow">Not used for 90 days</Tag>}
            </>
          ),
        },
        {
          key: 'due',
          header: 'Confirm by',
          cell: ({ due, state, closes }) => (
            <>
              <span className="block">{due}</span>
              <Tag tone={reviewStates[state].tone}>{reviewStates[state].label}</Tag>
              {closes && <span className="block text-muted text-sm">closes {closes}</span>}
            </>
          ),
        },
        {
          key: 'act',
          header: 'Still needed?',
          cell: ({ id, name }) => (
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1 max-sm:justify-end">
              <Submit tone="quiet" name="keep" value={id}>
                Confirm<span className="sr-only"> the account of {name}</span>
              </Submit>
              <Submit tone="quiet" name="close" value={id}>
                Close<span className="sr-only"> the account of {name}</span>
              </Submit>
            </span>
          ),
        },
      ]}
    />
  );
}
