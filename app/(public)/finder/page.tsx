import type { Metadata } from 'next';
import { FinderForm } from '@/components/finder/finder-form';
import { FinderIntro } from '@/components/finder/finder-intro';
import { PageTitle } from '@/components/page/page-title';
import { PublicPage } from '@/components/public/public-page';
import { finderValues } from '@/lib/domain/finder/finder-query';
import { refuse } from '@/lib/domain/result';

export const metadata: Metadata = {
  title: 'Program finder',
  description:
    'Ten questions show which ACCESS programs could fit your agency, which do not, and what would open them.',
};

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: PageProps) {
  // Nothing is wrong yet: the answers of the address only fill in the form.
  const held = refuse('invalid', '', { values: finderValues(await searchParams) });
  return (
    <PublicPage place="finder">
      <PageTitle title="Find programs that could fit" below={<FinderIntro />} />
      <div className="max-w-4xl">
        <FinderForm held={held} />
      </div>
    </PublicPage>
  );
}
