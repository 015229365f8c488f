import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { startRuleDraft } from '@/app/(portal)/admin/rules/actions';
import { PageTitle } from '@/components/page/page-title';
import { RuleVersions } from '@/components/rules/rule-versions';
import { ruleVersions } from '@/lib/server/assessments/rule-admin-queries';

export const metadata: Metadata = { title: 'Rules' };

export default async function Page() {
  const actor = await requireRight('read_rules');
  const versions = await ruleVersions(actor);
  if (!versions) notFound();
  return (
    <>
      <PageTitle
        title="Rules of the recommendation"
        below={
          <p className="max-w-reading text-muted">
            One administrator writes a version, another approves it. Every result keeps the version it was calculated
            with.
          </p>
        }
      />
      <RuleVersions {...versions} start={startRuleDraft} />
    </>
  );
}
