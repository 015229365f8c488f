import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { startDraft } from '@/app/(portal)/admin/templates/actions';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { TemplateVersions } from '@/components/templates/template-versions';
import { paths } from '@/lib/domain/paths';
import { templateVersions } from '@/lib/server/templates/template-queries';

export const metadata: Metadata = { title: 'Versions of a template' };

export default async function Page({ params }: { params: Promise<{ key: string }> }) {
  const actor = await requireRight('read_templates');
  const view = await templateVersions(actor, (await params).key);
  if (!view) notFound();
  return (
    <>
      <BackLink href={paths.adminTemplates()}>Templates</BackLink>
      <PageTitle
        caption={[view.key, view.model].filter(Boolean).join(' · ')}
        title={view.title}
        below={<p className="text-muted">For {view.programs}.</p>}
      />
      <TemplateVersions templateKey={view.key} rows={view.rows} mayStart={view.mayStart} start={startDraft} />
    </>
  );
}
