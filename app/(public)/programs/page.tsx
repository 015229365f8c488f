import type { Metadata } from 'next';
import { PageTitle } from '@/components/page/page-title';
import { ProgramFilters } from '@/components/public/program-filters';
import { ProgramList } from '@/components/public/program-list';
import { PublicPage } from '@/components/public/public-page';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';
import { programsFor, toProgramFilter } from '@/lib/domain/programs/program-filter';
import { openProgramCodes } from '@/lib/server/catalog/catalog-queries';

export const metadata: Metadata = {
  title: 'Programs',
  description: 'The programs of ACCESS: what each is for, who may ask, what is signed and what you bring.',
};

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: PageProps) {
  const filter = toProgramFilter(await searchParams);
  const open = await openProgramCodes();
  const programs = programsFor(filter);
  return (
    <PublicPage place="programs">
      <PageTitle
        title="Programs"
        below={
          <p className="max-w-reading text-muted">
            Thirteen ways to work together; delegated authority comes in three models. You can also ask for help with a
            problem and leave the choice for later. Not sure? The <Link href={paths.finder()}>program finder</Link> asks
            ten questions.
          </p>
        }
      />
      <div className="grid gap-x-12 gap-y-6 lg:grid-cols-[17rem_minmax(0,1fr)]">
        <ProgramFilters filter={filter} />
        <div className="min-w-0">
          <p className="mb-3 font-bold" role="status">
            {programs.length} {programs.length === 1 ? 'program' : 'programs'}
          </p>
          <ProgramList programs={programs} isOpen={({ code }) => open.has(code)} />
        </div>
      </div>
    </PublicPage>
  );
}
