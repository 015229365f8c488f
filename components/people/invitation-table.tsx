import { Submit } from '@/components/form/submit';
import { DataTable } from '@/components/ui/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Tag } from '@/components/ui/tag/tag';
import { type InvitationRow, invitationStates } from '@/lib/domain/people/account-invitation';

function Buttons({ row }: { row: InvitationRow }) {
  const of = <span className="sr-only"> the invitation of {row.workEmail}</span>;
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1 max-sm:justify-end">
      {row.mayConfirm && (
        <Submit tone="quiet" name="confirm" value={row.id}>
          Confirm{of}
        </Submit>
      )}
      {row.state !== 'CONFIRM' && (
        <Submit tone="quiet" name="resend" value={row.id}>
          Send again{of}
        </Submit>
      )}
      <Submit tone="quiet" name="revoke" value={row.id}>
        Withdraw{of}
      </Submit>
    </span>
  );
}

/** Invitations that were not taken up yet, with what can be done about each. */
export function InvitationTable({ rows }: { rows: readonly InvitationRow[] }) {
  return (
    <DataTable
      caption="Open invitations"
      captionLook="hidden"
      rows={rows}
      rowKey={({ id }) => id}
      empty={
        <EmptyState heading="No invitation is open" icon="users">
          Whoever was invited has an account by now, or the invitation was withdrawn.
        </EmptyState>
      }
      columns={[
        {
          key: 'who',
          header: 'Address',
          scope: 'row',
          cell: ({ workEmail, place }) => (
            <>
              <strong className="wrap-anywhere block">{workEmail}</strong>
              <span className="block text-muted text-sm">{place}</span>
            </>
          ),
        },
        { key: 'roles', header: 'Roles', cell: ({ roles }) => roles.join(', ') },
        {
          key: 'state',
          header: 'State',
          cell: ({ state, until }) => (
            <>
              <Tag tone={invitationStates[state].tone}>{invitationStates[state].label}</Tag>
              {state !== 'CONFIRM' && (
                <span className="block text-muted text-sm">
                  {state === 'SENT' ? 'until' : 'since'} {until}
                </span>
              )}
            </>
          ),
        },
        { key: 'by', header: 'Invited by', cell: ({ invitedBy }) => invitedBy },
        { key: 'act', header: 'What to do', cell: (row) => <Buttons row={row} /> },
      ]}
    />
  );
}
