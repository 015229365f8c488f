import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { ClauseLibrary } from '@/components/templates/clause-library';
import { paths } from '@/lib/domain/paths';
import { clauseLibrary } from '@/lib/server/templates/template-queries';

export const metadata: Metadata = { title: 'Clause library' };

export default async function Page() {
  const rows = await clauseLibrary(await requireRight('read_templates'));
  if (!rows) notFound();
  return (
    <>
      <BackLink href={paths.adminTemplates()}>Templates</BackLink>
      <PageTitle
        title="Clause library"
        below={
          <p className="max-w-reading text-muted">
            Every clause that an approved template carries, in its newest version. A clause is changed in a draft of a
            template.
          </p>
        }
      />
      <ClauseLibrary rows={rows} />
    </>
  );
}
