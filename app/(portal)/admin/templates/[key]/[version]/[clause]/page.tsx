import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { saveClause } from '@/app/(portal)/admin/templates/actions';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { TemplateClauseForm } from '@/components/templates/template-clause-form';
import { Alert } from '@/components/ui/alert/alert';
import { toVersionNumber } from '@/lib/domain/agreements/library/template-content';
import { paths } from '@/lib/domain/paths';
import { templateClausePage } from '@/lib/server/templates/template-version-queries';

type PageProps = { params: Promise<{ key: string; version: string; clause: string }> };

export const metadata: Metadata = { title: 'Clause of a draft' };

export default async function Page({ params }: PageProps) {
  const actor = await requireRight('manage_templates');
  const { key, version, clause } = await params;
  const view = await templateClausePage(actor, key, toVersionNumber(version), clause);
  if (!view) notFound();
  return (
    <>
      <BackLink href={paths.adminTemplateVersion(view.key, view.version)}>{`Draft ${view.version}`}</BackLink>
      <PageTitle caption={`${view.key}, draft ${view.version}: ${view.clause.id}`} title={view.clause.heading} />
      <div className="space-y-6">
        {view.clause.findings.length > 0 && (
          <Alert tone="warning" heading="To mend before the draft can be sent">
            <ul className="list-disc space-y-1 pl-5">
              {view.clause.findings.map((finding) => (
                <li key={finding}>{finding}</li>
              ))}
            </ul>
          </Alert>
        )}
        <TemplateClauseForm view={view} action={saveClause} />
      </div>
    </>
  );
}
