import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { ProgramDetails } from '@/components/public/program-details';
import { ProgramRail } from '@/components/public/program-rail';
import { PublicPage } from '@/components/public/public-page';
import { paths } from '@/lib/domain/paths';
import { programOf } from '@/lib/domain/programs/catalog';
import { programCodeSchema, programCodes } from '@/lib/domain/programs/program-code';
import { alternativesTo } from '@/lib/domain/programs/program-filter';

// Drawn once, when the portal is built: the text of a program changes only with the catalog version.
export const dynamicParams = false;
export const generateStaticParams = () => programCodes.map((code) => ({ code }));

type PageProps = { params: Promise<{ code: string }> };

const programAt = async (params: PageProps['params']) => {
  const code = programCodeSchema.safeParse((await params).code);
  return code.success ? programOf(code.data) : notFound();
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { name, summary } = await programAt(params);
  return { title: name, description: summary };
}

export default async function Page({ params }: PageProps) {
  const program = await programAt(params);
  return (
    <PublicPage place="programs">
      <BackLink href={paths.programs()}>All programs</BackLink>
      <PageTitle title={program.name} below={<p className="max-w-reading text-lg">{program.summary}</p>} />
      <div className="grid gap-x-16 gap-y-8 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <ProgramDetails program={program} alternatives={alternativesTo(program)} />
        <ProgramRail program={program} />
      </div>
    </PublicPage>
  );
}
