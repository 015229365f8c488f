import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { removeRuleCase, saveRuleCase } from '@/app/(portal)/admin/rules/actions';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { RuleCaseForm } from '@/components/rules/rule-case-form';
import { RuleCaseRead } from '@/components/rules/rule-case-read';
import { paths } from '@/lib/domain/paths';
import { ruleCasePage } from '@/lib/server/assessments/rule-case-queries';

export const metadata: Metadata = { title: 'Test case of the rules' };

export default async function Page({ params }: { params: Promise<{ version: string; caseId: string }> }) {
  const actor = await requireRight('read_rules');
  const { version, caseId } = await params;
  const view = await ruleCasePage(actor, version, caseId);
  if (!view) notFound();
  return (
    <>
      <BackLink href={paths.adminRulesCases(version)}>Test cases</BackLink>
      <PageTitle caption={`Rules ${version}, case ${view.position}`} title={view.name} />
      {view.mayEdit ? (
        <RuleCaseForm view={view} save={saveRuleCase} remove={removeRuleCase} />
      ) : (
        <RuleCaseRead view={view} />
      )}
    </>
  );
}
