import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { addRuleLine } from '@/app/(portal)/admin/rules/actions';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { RuleLineChoice } from '@/components/rules/rule-line-choice';
import { RuleLineForm } from '@/components/rules/rule-line-form';
import { ruleLineFacts } from '@/lib/domain/assessments/rule-line-kinds';
import { paths } from '@/lib/domain/paths';
import { ruleLinePage } from '@/lib/server/assessments/rule-program-queries';

export const metadata: Metadata = { title: 'Add a rule line' };

type Query = Record<string, string | string[] | undefined>;

type PageProps = { params: Promise<{ version: string; program: string }>; searchParams: Promise<Query> };

const textsOf = (value: Query[string]): readonly string[] => [value ?? []].flat();

export default async function Page({ params, searchParams }: PageProps) {
  const actor = await requireRight('manage_rules');
  const query = await searchParams;
  const choice = {
    kind: textsOf(query.kind)[0] ?? '',
    reads: textsOf(query.reads),
    join: textsOf(query.join)[0] ?? 'all',
    // The form always sends how answers are joined.
    isSent: query.join !== undefined,
  };
  const view = await ruleLinePage(actor, await params, choice);
  if (!view) notFound();
  const { setup, version, code, name } = view;
  return (
    <>
      <BackLink href={setup ? paths.adminRulesLine(version, code) : paths.adminRulesProgram(version, code)}>
        {setup ? 'Choose another kind' : name}
      </BackLink>
      <PageTitle
        caption={`Draft ${version}, ${name}`}
        title={setup ? ruleLineFacts[setup.kind].label : 'Add a gate, a line or a limit'}
      />
      {setup ? (
        <RuleLineForm view={view} setup={setup} action={addRuleLine} />
      ) : (
        <RuleLineChoice view={view} choice={choice} />
      )}
    </>
  );
}
