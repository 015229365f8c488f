import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { saveProgramRules } from '@/app/(portal)/admin/rules/actions';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { RuleProgramForm } from '@/components/rules/rule-program-form';
import { paths } from '@/lib/domain/paths';
import { ruleProgramPage } from '@/lib/server/assessments/rule-admin-queries';

export const metadata: Metadata = { title: 'Rules of a program' };

type PageProps = { params: Promise<{ version: string; program: string }> };

export default async function Page({ params }: PageProps) {
  const actor = await requireRight('manage_rules');
  const { version, program } = await params;
  const view = await ruleProgramPage(actor, version, program);
  if (!view) notFound();
  return (
    <>
      <BackLink href={paths.adminRulesVersion(version)}>{`Version ${version}`}</BackLink>
      <PageTitle
        caption={`Draft ${version}`}
        title={view.name}
        below={
          <p className="max-w-reading text-muted">
            Change points, thresholds and sentences. Which answers a rule reads stays as it is. Where you change a
            threshold, change the sentence that names it too.
          </p>
        }
      />
      <RuleProgramForm view={view} action={saveProgramRules} />
    </>
  );
}
