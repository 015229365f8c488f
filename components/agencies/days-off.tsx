import { ListForm } from '@/components/admin/list-form';
import { Submit } from '@/components/form/submit';
import { DateField, TextField } from '@/components/form/text-field';
import { Alert } from '@/components/ui/alert/alert';
import { Button, ButtonRow, LinkButton } from '@/components/ui/button/button';
import { Card } from '@/components/ui/card/card';
import { DataTable } from '@/components/ui/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import type { DaysOffChange, DaysOffPage, DaysOffRow } from '@/lib/domain/agencies/days-off-view';
import { paths } from '@/lib/domain/paths';
import type { Outcome } from '@/lib/domain/result';

type Act = (previous: Outcome, form: FormData) => Promise<Outcome>;

/** The days off of an agency, each that has not begun with a way to remove it. */
export function DaysOffTable({ rows, mayChange }: { rows: readonly DaysOffRow[]; mayChange: boolean }) {
  return (
    <DataTable
      caption="Days on which the office is closed"
      rows={rows}
      rowKey={({ id }) => id}
      empty={
        <EmptyState heading="No days off" icon="calendar">
          Only weekends and federal holidays are left out of business days.
        </EmptyState>
      }
      columns={[
        {
          key: 'name',
          header: 'Name',
          scope: 'row',
          cell: ({ name }) => <span className="wrap-anywhere">{name}</span>,
        },
        { key: 'days', header: 'Days', cell: ({ days }) => days },
        { key: 'added', header: 'Added', cell: ({ added }) => added },
        ...(mayChange
          ? [
              {
                key: 'remove',
                header: 'Change',
                cell: ({ id, name, past }: DaysOffRow) =>
                  past ? (
                    <span className="text-muted">Begun or over</span>
                  ) : (
                    <Link href={paths.agencyDaysOff(id)}>
                      Remove<span className="sr-only"> {name}</span>
                    </Link>
                  ),
              },
            ]
          : []),
      ]}
    />
  );
}

/** Asks for days to add; what they move is shown before anything is saved. */
export function AddDaysOff({ page }: { page: DaysOffPage }) {
  const { asked, faults, earliest, latest } = page;
  return (
    <Card heading="Add days off" level={2} tone="quiet">
      <form method="get" action={paths.agencyDaysOff()} noValidate className="space-y-6">
        {faults.length > 0 && (
          <Alert tone="error" heading="These days cannot be added" live="assertive">
            {faults.map((fault) => (
              <p key={fault}>{fault}</p>
            ))}
          </Alert>
        )}
        <TextField name="name" label="Name" hint="For example Founders’ Day. ICE reads it." defaultValue={asked.name} />
        <DateField name="from" label="First day" defaultValue={asked.from} min={earliest} max={latest} />
        <DateField
          name="to"
          label="Last day (optional)"
          hint="Leave it empty for a single day. At most 14 days at once, and 60 in a year."
          defaultValue={asked.to}
          min={earliest}
          max={latest}
        />
        <Button type="submit" tone="secondary">
          Show what changes
        </Button>
      </form>
    </Card>
  );
}

function Moves({ change }: { change: DaysOffChange }) {
  return (
    <>
      {change.moved.length === 0 ? (
        <p>No date of an open case moves.</p>
      ) : (
        <>
          <p>These dates of open cases move:</p>
          <ul className="list-disc space-y-1 pl-5">
            {change.moved.map(({ key, href, what, before, after }) => (
              <li key={key}>
                <Link href={href}>{what}</Link> {after}, before {before}.
              </li>
            ))}
          </ul>
          {change.more && <p>More dates move in the same way.</p>}
        </>
      )}
      <p>Due dates that were set already stay as they are.</p>
    </>
  );
}

/** The change that was asked for, with what it moves, to be saved or left; nothing where none was. */
export function ConfirmDaysOff({ page, add, remove }: { page: DaysOffPage; add: Act; remove: Act }) {
  const { adding, removing } = page;
  const change = adding ?? removing;
  if (!change) return null;
  return (
    <div className="space-y-6">
      <Alert tone="info" heading={`${adding ? 'Add' : 'Remove'} ${change.what}?`}>
        <Moves change={change} />
      </Alert>
      <ListForm action={adding ? add : remove} name={adding ? 'add-days' : 'remove-days'}>
        {adding ? (
          <>
            <input type="hidden" name="name" value={adding.name} />
            <input type="hidden" name="from" value={adding.from} />
            <input type="hidden" name="to" value={adding.to} />
          </>
        ) : (
          <input type="hidden" name="closureId" value={removing?.id} />
        )}
        <ButtonRow>
          <Submit tone={adding ? 'primary' : 'danger'}>{adding ? 'Add these days' : 'Remove these days'}</Submit>
          <LinkButton href={paths.agencyDaysOff()} tone="quiet">
            Cancel
          </LinkButton>
        </ButtonRow>
      </ListForm>
    </div>
  );
}
