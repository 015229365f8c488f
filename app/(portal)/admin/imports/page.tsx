import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { ColumnDictionary } from '@/components/imports/column-dictionary';
import { ImportList } from '@/components/imports/import-list';
import { ImportUpload } from '@/components/imports/import-upload';
import { PageTitle } from '@/components/page/page-title';
import { LinkButton } from '@/components/ui/button/button';
import { paths } from '@/lib/domain/paths';
import { agreementImports } from '@/lib/server/agreements/imports/import-queries';

export const metadata: Metadata = { title: 'Earlier agreements' };

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: PageProps) {
  const actor = await requireRight('import_agreements');
  const [imports, { problem, which }] = [await agreementImports(actor), await searchParams];
  if (!imports) notFound();
  return (
    <>
      <PageTitle
        title="Earlier agreements"
        below={
          <p className="max-w-reading text-muted">
            Takes over agreements that were signed outside the portal, with the signed files as they are. They enter the
            list and the public register, marked as such; their end dates and duties are watched from then on.
          </p>
        }
        actions={
          <LinkButton href={paths.adminImportTemplate()} tone="secondary" icon="download">
            Download the template
          </LinkButton>
        }
      />
      <div className="space-y-10">
        <ImportUpload problem={problem} which={which} />
        <ImportList imports={imports} />
        <ColumnDictionary />
      </div>
    </>
  );
}
