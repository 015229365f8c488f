import { DataTable } from '@/components/ui/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import { Tag } from '@/components/ui/tag/tag';
import { momentText } from '@/lib/domain/dates';
import { paths } from '@/lib/domain/paths';

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
  unused: boolean;
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
  /** The reader's own id. */
  ownId: string | null;
};

/** Accounts with what an administrator asks about: who, where, in which roles, how and when they sign in. */
export function PeopleTable({ people, caption, ownId }: PeopleTableProps) {
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
          cell: ({ id, name, title, workEmail }) => (
            <span className="block sm:min-w-52">
              <Link href={paths.adminPerson(id)} className="block font-bold">
                {name}
              </Link>
              <span className="block text-muted text-sm">{title}</span>
              <span className="block text-muted text-sm">{workEmail}</span>
            </span>
          ),
        },
        { key: 'roles', header: 'Roles', cell: ({ roles }) => roles.join(', ') },
        { key: 'place', header: 'Agency or office', cell: ({ place }) => place },
        { key: 'factor', header: 'Second factor', cell: ({ secondFactor }) => factors[secondFactor] },
        {
          key: 'seen',
          header: 'Last sign-in',
          cell: ({ lastSignInAt, unused }) => (
            <>
              {lastSignInAt ? momentText(lastSignInAt, 'America/New_York') : 'Never'}
              {unused && (
                <span className="block">
                  <Tag tone="yellow">Not used for 90 days</Tag>
                </span>
              )}
            </>
          ),
        },
        {
          key: 'account',
          header: 'Account',
          cell: ({ id, active }) => (
            <>
              {active ? <Tag tone="green">Active</Tag> : <Tag tone="grey">Closed</Tag>}
              {id === ownId && ' (you)'}
            </>
          ),
        },
      ]}
    />
  );
}
