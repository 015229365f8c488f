import type { Metadata } from 'next';
import { OfficeFinder } from '@/components/agencies/office-finder';
import { OfficeList } from '@/components/agencies/office-list';
import { PageTitle } from '@/components/page/page-title';
import { PublicPage } from '@/components/public/public-page';
import { searchOffices } from '@/lib/server/places/office-search';

export const metadata: Metadata = {
  title: 'Find your ICE office',
  description: 'The field offices that answer for a state and county, with their telephone numbers.',
};

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: PageProps) {
  const search = await searchOffices(await searchParams);
  return (
    <PublicPage>
      <PageTitle
        title="Find your ICE office"
        below={<p className="max-w-reading text-muted">A call before you ask for anything commits you to nothing.</p>}
      />
      <div className="space-y-8">
        <OfficeFinder search={search} />
        <OfficeList search={search} />
      </div>
    </PublicPage>
  );
}
