import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { RuleDifferences } from '@/components/rules/rule-differences';
import { paths } from '@/lib/domain/paths';
import { ruleDifferences } from '@/lib/server/assessments/rule-differences';

export const metadata: Metadata = { title: 'What these rules would have changed' };

export default async function Page({ params }: { params: Promise<{ version: string }> }) {
  const actor = await requireRight('read_rules');
  const { version } = await params;
  const view = await ruleDifferences(actor, version);
  if (!view) notFound();
  return (
    <>
      <BackLink href={paths.adminRulesVersion(version)}>{`Version ${version}`}</BackLink>
      <PageTitle
        caption={`Rules, version ${version}`}
        title="What these rules would have changed"
        below={
          <p className="max-w-reading text-muted">
            Every stored assessment, calculated again with this version and compared with what was advised then. Nothing
            of the past is changed by it.
          </p>
        }
      />
      <RuleDifferences view={view} />
    </>
  );
}
