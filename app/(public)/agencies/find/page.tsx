import type { Metadata } from 'next';
import { FilterBar } from '@/components/admin/filter-bar';
import { DirectoryResults } from '@/components/agencies/directory-results';
import { PageTitle } from '@/components/page/page-title';
import { PublicPage } from '@/components/public/public-page';
import { paths } from '@/lib/domain/paths';
import { searchDirectory } from '@/lib/server/agencies/directory-search';

export const metadata: Metadata = {
  title: 'Find your agency',
  description: 'Search the directory of public agencies by name, ORI, county or state.',
};

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: PageProps) {
  const search = await searchDirectory((await searchParams).q);
  return (
    <PublicPage>
      <PageTitle
        title="Find your agency"
        below={
          <p className="max-w-reading text-muted">
            Pick your agency and the facts of the directory are filled in for you. You check them before you send
            anything.
          </p>
        }
      />
      <FilterBar
        action={paths.findAgency()}
        fields={[{ kind: 'text', name: 'q', label: 'Name, ORI, county or state', value: search.q }]}
      />
      <DirectoryResults search={search} />
    </PublicPage>
  );
}
