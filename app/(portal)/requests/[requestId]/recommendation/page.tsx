import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { chooseProgram, runEvaluation } from '@/app/(portal)/requests/[requestId]/recommendation/actions';
import { VerifyList } from '@/components/assessments/verify-list';
import { PartSteps } from '@/components/requests/assessment-steps';
import { PartTitle } from '@/components/requests/assessment-title';
import { RecommendationAdvice } from '@/components/requests/recommendation-advice';
import { RecommendationList } from '@/components/requests/recommendation-list';
import { RecommendationProof, RecommendationRun } from '@/components/requests/recommendation-run';
import { RecommendationScatter } from '@/components/requests/recommendation-scatter';
import { RecommendationWhatIf } from '@/components/requests/recommendation-what-if';
import { StepForm } from '@/components/workflow/step-form';
import { paths } from '@/lib/domain/paths';
import { offersOf } from '@/lib/domain/requests/case-head';
import { requireReader } from '@/lib/server/auth/current-actor';
import { figuresToVerify } from '@/lib/server/requests/assessment-queries';
import { recommendation } from '@/lib/server/requests/recommendation-queries';

export const metadata: Metadata = { title: 'Recommendation' };

type PageProps = {
  params: Promise<{ requestId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const one = (given: string | string[] | undefined): string | undefined => (Array.isArray(given) ? given[0] : given);

export default async function Page({ params, searchParams }: PageProps) {
  const actor = await requireReader();
  const { change, to, basis } = await searchParams;
  const view = await recommendation(actor, (await params).requestId, { change: one(change), to, basis: one(basis) });
  if (!view) notFound();
  const { head } = view;
  const envelope = () => ({ caseId: head.id, version: head.version, idempotencyKey: randomUUID() });
  const [run] = offersOf(head, ['run_evaluation']);
  return (
    <>
      <PartTitle
        head={head}
        title="Recommendation"
        back={{ href: paths.request(head.id), label: 'Back to the request' }}
        tab={paths.recommendation(head.id)}
      />
      <div className="space-y-10">
        <PartSteps
          head={head}
          names={['submit_assessment', 'approve_assessment', 'return_assessment']}
          sentence="Read the advice and choose"
        >
          {run?.ok && (
            <StepForm
              action={runEvaluation}
              envelope={envelope()}
              submit={run.label}
              tone={view.evaluation?.current ? 'secondary' : 'primary'}
            />
          )}
        </PartSteps>
        <RecommendationRun {...view} />
        <RecommendationScatter programs={view.programs} bands={view.bands} />
        <RecommendationAdvice notes={view.notes} flags={view.flags} />
        <VerifyList figures={await figuresToVerify(actor, head.id)} />
        <div className="grid gap-8 xl:grid-cols-[minmax(0,1fr)_20rem]">
          {view.whatIf && (
            <div className="xl:sticky xl:top-4 xl:col-start-2 xl:row-start-1 xl:max-h-[calc(100vh-2rem)] xl:self-start xl:overflow-y-auto">
              <RecommendationWhatIf whatIf={view.whatIf} requestId={head.id} />
            </div>
          )}
          <div className="min-w-0 xl:col-start-1 xl:row-start-1">
            <RecommendationList
              programs={view.programs}
              ruleVersion={view.evaluation?.ruleVersion ?? ''}
              action={chooseProgram}
              envelope={envelope}
            />
          </div>
        </div>
        <RecommendationProof evaluation={view.evaluation} />
      </div>
    </>
  );
}
