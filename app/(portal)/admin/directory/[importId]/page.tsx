import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { takeOver } from '@/app/(portal)/admin/directory/actions';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { ImportLines } from '@/components/agencies/import-lines';
import { ImportSummaryFacts } from '@/components/agencies/import-summary';
import { TakeOverForm } from '@/components/agencies/take-over-form';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { paths } from '@/lib/domain/paths';
import { importPage } from '@/lib/server/agencies/directory-imports';

export const metadata: Metadata = { title: 'Dry run of an import' };

export default async function Page({ params }: { params: Promise<{ importId: string }> }) {
  const actor = await requireRight('manage_directory');
  const page = await importPage(actor, (await params).importId);
  if (!page) notFound();
  return (
    <>
      <BackLink href={paths.adminDirectory()}>Agency directory</BackLink>
      <PageTitle
        caption={
          page.takenOver
            ? `Taken over on ${page.takenOver.on} by ${page.takenOver.by}`
            : 'Dry run: nothing is written yet'
        }
        title={<span className="wrap-anywhere">{page.filename}</span>}
        below={
          <p className="text-muted">
            Source: {page.source}, as of {page.sourceDate}. Tried on {page.triedOn} by {page.triedBy}.
          </p>
        }
      />
      <div className="space-y-8">
        <ImportSummaryFacts page={page} />
        {!page.takenOver && <TakeOverForm page={page} action={takeOver} />}
        <ImportLines page={page} />
      </div>
    </>
  );
}
