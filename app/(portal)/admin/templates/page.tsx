import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { PageTitle } from '@/components/page/page-title';
import { TemplateList } from '@/components/templates/template-list';
import { LinkButton } from '@/components/ui/button/button';
import { paths } from '@/lib/domain/paths';
import { templateList } from '@/lib/server/templates/template-queries';

export const metadata: Metadata = { title: 'Templates' };

export default async function Page() {
  const rows = await templateList(await requireRight('read_templates'));
  if (!rows) notFound();
  return (
    <>
      <PageTitle
        title="Templates of agreements"
        below={
          <p className="max-w-reading text-muted">
            One administrator writes a version, another approves it for a day. Agreements drafted from that day on use
            it; those drafted before keep theirs.
          </p>
        }
        actions={
          <LinkButton tone="secondary" href={paths.adminClauses()}>
            Clause library
          </LinkButton>
        }
      />
      <TemplateList rows={rows} />
    </>
  );
}
