import type { Metadata } from 'next';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { PeopleFilters } from '@/components/admin/people-filters';
import { PeopleTable } from '@/components/admin/people-table';
import { PageTitle } from '@/components/page/page-title';
import { PeopleTabs } from '@/components/people/people-tabs';
import { LinkButton } from '@/components/ui/button/button';
import { holdsRight } from '@/lib/domain/access/permissions';
import { paths } from '@/lib/domain/paths';
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
  const manages = holdsRight(actor, 'manage_people');
  return (
    <>
      <PageTitle
        title="People"
        below={
          <p className="max-w-reading text-muted">
            {actor.side === 'AGENCY' ? 'The accounts of your agency.' : 'Every account of the portal.'}
          </p>
        }
        actions={manages && <LinkButton href={paths.adminInvite()}>Invite somebody</LinkButton>}
      />
      {manages && <PeopleTabs current="people" />}
      <PeopleFilters filter={filter} places={placesOf(all)} side={actor.side} />
      <div className="space-y-4">
        <p className="font-bold">{count}</p>
        <PeopleTable people={people} caption={count} ownId={actor.id} />
      </div>
    </>
  );
}
