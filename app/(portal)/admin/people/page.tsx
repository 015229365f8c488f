import type { Metadata } from 'next';
import { switchAccount } from '@/app/(portal)/admin/people/actions';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { ListForm } from '@/components/admin/list-form';
import { PeopleFilters } from '@/components/admin/people-filters';
import { PeopleTable } from '@/components/admin/people-table';
import { PageTitle } from '@/components/page/page-title';
import { holdsRight } from '@/lib/domain/access/permissions';
import { peopleLeft, placesOf, toPeopleFilter } from '@/lib/domain/people-filter';
import { listPeople } from '@/lib/server/people/people-queries';

export const metadata: Metadata = { title: 'People' };

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: PageProps) {
  const actor = await requireRight('read_people');
  const filter = toPeopleFilter(await searchParams);
  const all = await listPeople(actor);
  const people = peopleLeft(all, filter);
  const count = `${people.length.toLocaleString('en-US')} ${people.length === 1 ? 'account' : 'accounts'}`;
  const switcher = holdsRight(actor, 'manage_people') ? { ownId: actor.id } : null;
  return (
    <>
      <PageTitle
        title="People"
        below={
          <p className="max-w-reading text-muted">
            {actor.side === 'AGENCY' ? 'The accounts of your agency.' : 'Every account of the portal.'} Closing an
            account signs the person out everywhere and keeps what they did.
          </p>
        }
      />
      <PeopleFilters filter={filter} places={placesOf(all)} side={actor.side} />
      <ListForm action={switchAccount} name="people">
        <p className="font-bold">{count}</p>
        <PeopleTable people={people} caption={count} switcher={switcher} />
      </ListForm>
    </>
  );
}
