import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireRight } from '@/app/(portal)/admin/require-right';
import {
  approveRuleVersion,
  returnRuleVersion,
  saveLimits,
  sendRules,
  startRuleDraft,
} from '@/app/(portal)/admin/rules/actions';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { RuleLimits } from '@/components/rules/rule-limits';
import { RulePrograms } from '@/components/rules/rule-programs';
import { RuleReadingView } from '@/components/rules/rule-reading';
import { RuleReview } from '@/components/rules/rule-review';
import { RuleVersionFacts } from '@/components/rules/rule-version-facts';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { StatusTag } from '@/components/workflow/status-tag';
import { ruleTableStateFacts } from '@/lib/domain/assessments/rule-table-state';
import { paths } from '@/lib/domain/paths';
import { ruleVersionPage } from '@/lib/server/assessments/rule-admin-queries';

type PageProps = { params: Promise<{ version: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: `Rules ${(await params).version}` };
}

export default async function Page({ params }: PageProps) {
  const actor = await requireRight('read_rules');
  const view = await ruleVersionPage(actor, (await params).version);
  if (!view) notFound();
  return (
    <>
      <BackLink href={paths.adminRules()}>Rules</BackLink>
      <PageTitle title={`Rules, version ${view.version}`} below={<StatusTag {...ruleTableStateFacts[view.state]} />} />
      <div className="space-y-10">
        <RuleReview
          view={view}
          actions={{ send: sendRules, approve: approveRuleVersion, giveBack: returnRuleVersion, start: startRuleDraft }}
        />
        <RuleVersionFacts view={view} />
        {view.may.edit && <RuleLimits view={view} action={saveLimits} />}
        <RulePrograms view={view} />
        <section className="space-y-3">
          <h2>The whole version in plain words</h2>
          <Disclosure summary="Read every rule">
            <RuleReadingView reading={view.reading} level={3} />
          </Disclosure>
        </section>
      </div>
    </>
  );
}
