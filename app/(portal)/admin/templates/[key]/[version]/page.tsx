import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireRight } from '@/app/(portal)/admin/require-right';
import {
  addClause,
  approveVersion,
  arrange,
  discardDraft,
  returnVersion,
  saveHead,
  sendDraft,
  startDraft,
} from '@/app/(portal)/admin/templates/actions';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { TemplateChangesView } from '@/components/templates/template-changes';
import { TemplateClauses } from '@/components/templates/template-clauses';
import { DiscardDraft, TemplateEditor } from '@/components/templates/template-editor';
import { TemplateFacts } from '@/components/templates/template-facts';
import { TemplateHeadForm } from '@/components/templates/template-head-form';
import { TemplateReview } from '@/components/templates/template-review';
import { StatusTag } from '@/components/workflow/status-tag';
import { toVersionNumber } from '@/lib/domain/agreements/library/template-content';
import { templateStandingFacts } from '@/lib/domain/agreements/library/template-standing';
import { paths } from '@/lib/domain/paths';
import { templateVersionPage } from '@/lib/server/templates/template-version-queries';

type PageProps = { params: Promise<{ key: string; version: string }> };

export const metadata: Metadata = { title: 'Version of a template' };

export default async function Page({ params }: PageProps) {
  const actor = await requireRight('read_templates');
  const { key, version } = await params;
  const view = await templateVersionPage(actor, key, toVersionNumber(version));
  if (!view) notFound();
  return (
    <>
      <BackLink href={paths.adminTemplate(view.key)}>Versions of this template</BackLink>
      <PageTitle
        caption={`${view.key}, version ${view.version}`}
        title={view.title}
        below={<StatusTag {...templateStandingFacts[view.standing]} />}
      />
      <div className="space-y-10">
        <TemplateReview
          view={view}
          actions={{ send: sendDraft, approve: approveVersion, giveBack: returnVersion, start: startDraft }}
        />
        {view.may.edit ? <TemplateHeadForm view={view} action={saveHead} /> : <TemplateFacts view={view} />}
        <TemplateChangesView changes={view.changes} />
        <section className="space-y-4">
          <h2>Clauses</h2>
          {view.may.edit ? (
            <TemplateEditor view={view} actions={{ arrange, add: addClause }} />
          ) : (
            <TemplateClauses clauses={view.clauses} />
          )}
        </section>
        {view.may.discard && <DiscardDraft view={view} action={discardDraft} />}
      </div>
    </>
  );
}
