import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { takeOverImportedAgreements, undoImportedAgreements } from '@/app/(portal)/admin/imports/actions';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { ImportActs } from '@/components/imports/import-acts';
import { ImportRows } from '@/components/imports/import-rows';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { paths } from '@/lib/domain/paths';
import { agreementImportPage } from '@/lib/server/agreements/imports/import-queries';

export const metadata: Metadata = { title: 'Import of earlier agreements' };

const captions = {
  TRIED: 'Dry run: no agreement is written yet',
  TAKEN_OVER: 'Taken over',
  UNDONE: 'Taken back',
} as const;

export default async function Page({ params }: { params: Promise<{ importId: string }> }) {
  const actor = await requireRight('import_agreements');
  const page = await agreementImportPage(actor, (await params).importId);
  if (!page) notFound();
  return (
    <>
      <BackLink href={paths.adminImports()}>Earlier agreements</BackLink>
      <PageTitle
        caption={captions[page.state]}
        title={<span className="wrap-anywhere">{page.filename}</span>}
        below={
          <p className="text-muted">
            Kept before: {page.source}. {page.history.join('. ')}.
          </p>
        }
      />
      <div className="space-y-10">
        <ImportActs page={page} takeOver={takeOverImportedAgreements} undo={undoImportedAgreements} />
        <ImportRows page={page} />
      </div>
    </>
  );
}
