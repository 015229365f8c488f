import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { addRuleCase } from '@/app/(portal)/admin/rules/actions';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { RuleCases } from '@/components/rules/rule-cases';
import { paths } from '@/lib/domain/paths';
import { ruleCasesPage } from '@/lib/server/assessments/rule-case-queries';

export const metadata: Metadata = { title: 'Test cases of the rules' };

export default async function Page({ params }: { params: Promise<{ version: string }> }) {
  const actor = await requireRight('read_rules');
  const { version } = await params;
  const view = await ruleCasesPage(actor, version);
  if (!view) notFound();
  return (
    <>
      <BackLink href={paths.adminRulesVersion(version)}>{`Version ${version}`}</BackLink>
      <PageTitle
        caption={`Rules, version ${version}`}
        title="Test cases"
        below={
          <p className="max-w-reading text-muted">
            Each case says what the rules have to come to. They were run when you opened this page. No version is
            approved while one comes out otherwise, or while a scored program stands in none.
          </p>
        }
      />
      <RuleCases view={view} action={addRuleCase} />
    </>
  );
}
