import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { ImportTable } from '@/components/agencies/import-table';
import { ImportUpload } from '@/components/agencies/import-upload';
import { PageTitle } from '@/components/page/page-title';
import { LinkButton } from '@/components/ui/button/button';
import { paths } from '@/lib/domain/paths';
import { importList } from '@/lib/server/agencies/directory-imports';

export const metadata: Metadata = { title: 'Agency directory' };

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: PageProps) {
  const [list, { problem, which }] = [await importList(await requireRight('manage_directory')), await searchParams];
  if (!list) notFound();
  return (
    <>
      <PageTitle
        title="Agency directory"
        below={<p className="text-muted">{list.entries.toLocaleString('en-US')} agencies anybody can search.</p>}
        actions={
          <LinkButton href={paths.adminDirectoryTemplate()} tone="secondary" icon="download">
            Download the template
          </LinkButton>
        }
      />
      <div className="space-y-10">
        <ImportUpload problem={problem} which={which} />
        <ImportTable imports={list.imports} />
      </div>
    </>
  );
}
