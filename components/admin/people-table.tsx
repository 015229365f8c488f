import { Submit } from '@/components/form/submit';
import { DataTable } from '@/components/ui/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Tag } from '@/components/ui/tag/tag';
import { momentText } from '@/lib/domain/dates';

export type PersonRow = {
  id: string;
  name: string;
  title: string;
  workEmail: string;
  roles: readonly string[];
  place: string;
  active: boolean;
  secondFactor: 'none' | 'app' | 'passkey' | 'both';
  lastSignInAt: Date | null;
};

const factors: Record<PersonRow['secondFactor'], string> = {
  none: 'Not set up',
  app: 'Authenticator app',
  passkey: 'Passkey',
  both: 'Passkey and app',
};

type PeopleTableProps = {
  people: readonly PersonRow[];
  caption: string;
  /** The reader's own id, whose row has no switch; null where the reader switches nothing. */
  switcher: { ownId: string | null } | null;
};

function Account({ person, switcher }: { person: PersonRow; switcher: PeopleTableProps['switcher'] }) {
  const state = person.active ? <Tag tone="green">Active</Tag> : <Tag tone="grey">Closed</Tag>;
  if (switcher === null) return state;
  if (switcher.ownId === person.id) return <>{state} (you)</>;
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1 max-sm:justify-end">
      {state}
      <Submit tone="quiet" name={person.active ? 'close' : 'reopen'} value={person.id}>
        {person.active ? 'Close' : 'Reopen'}
        <span className="sr-only"> the account of {person.name}</span>
      </Submit>
    </span>
  );
}

/** Accounts with what an administrator asks about: who, where, in which roles, how and when they sign in. */
export function PeopleTable({ people, caption, switcher }: PeopleTableProps) {
  return (
    <DataTable
      caption={caption}
      captionLook="hidden"
      rows={people}
      rowKey={({ id }) => id}
      empty={
        <EmptyState heading="Nobody fits this choice" icon="users">
          Take a filter away, or look for part of the name.
        </EmptyState>
      }
      columns={[
        {
          key: 'name',
          header: 'Name',
          scope: 'row',
          cell: ({ name, title, workEmail }) => (
            <>
              <strong className="block">{name}</strong>
              <span className="block text-muted text-sm">{title}</span>
              <span className="block text-muted text-sm">{workEmail}</span>
            </>
          ),
        },
        { key: 'roles', header: 'Roles', cell: ({ roles }) => roles.join(', ') },
        { key: 'place', header: 'Agency or office', cell: ({ place }) => place },
        { key: 'factor', header: 'Second factor', cell: ({ secondFactor }) => factors[secondFactor] },
        {
          key: 'seen',
          header: 'Last sign-in',
          cell: ({ lastSignInAt }) => (lastSignInAt ? momentText(lastSignInAt, 'America/New_York') : 'Never'),
        },
        { key: 'account', header: 'Account', cell: (person) => <Account person={person} switcher={switcher} /> },
      ]}
    />
  );
}
