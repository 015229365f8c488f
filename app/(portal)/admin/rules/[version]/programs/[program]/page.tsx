import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { removeRuleLine, saveProgramRules } from '@/app/(portal)/admin/rules/actions';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { RuleLineList } from '@/components/rules/rule-line-list';
import { RuleProgramForm } from '@/components/rules/rule-program-form';
import { paths } from '@/lib/domain/paths';
import { ruleProgramPage } from '@/lib/server/assessments/rule-program-queries';

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
            Add and remove gates, lines and limits, or change the points, thresholds and sentences of those that stay.
            Where you change a threshold, change the sentence that names it too.
          </p>
        }
      />
      <div className="space-y-12">
        <RuleLineList view={view} remove={removeRuleLine} />
        {view.groups.length > 0 && (
          <section className="space-y-4">
            <h2>Points, thresholds and sentences</h2>
            <RuleProgramForm key={view.seen} view={view} action={saveProgramRules} />
          </section>
        )}
      </div>
    </>
  );
}
