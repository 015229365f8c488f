import type { Metadata } from 'next';
import { beginCopy } from '@/app/(portal)/admin/records/actions';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { BeginReleaseForm } from '@/components/records/begin-release-form';
import { paths } from '@/lib/domain/paths';

export const metadata: Metadata = { title: 'Begin a copy of a case' };

type Props = { searchParams: Promise<{ case?: string | string[] }> };

export default async function Page({ searchParams }: Props) {
  await requireRight('prepare_release');
  const { case: asked } = await searchParams;
  return (
    <>
      <BackLink href={paths.records()}>Records</BackLink>
      <PageTitle title="Begin a copy of a case" />
      <BeginReleaseForm action={beginCopy} caseNumber={typeof asked === 'string' ? asked.slice(0, 40) : ''} />
    </>
  );
}
