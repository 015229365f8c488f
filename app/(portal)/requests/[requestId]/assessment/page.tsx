import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AssessmentFacts } from '@/components/assessments/assessment-facts';
import { AssessmentTasks } from '@/components/assessments/assessment-tasks';
import { VerifyList } from '@/components/assessments/verify-list';
import { VisitList } from '@/components/assessments/visit-list';
import { PartSteps } from '@/components/requests/assessment-steps';
import { PartTitle } from '@/components/requests/assessment-title';
import { LinkButton } from '@/components/ui/button/button';
import { paths } from '@/lib/domain/paths';
import { requireReader } from '@/lib/server/auth/current-actor';
import { assessmentOverview } from '@/lib/server/requests/assessment-queries';

export const metadata: Metadata = { title: 'Needs assessment' };

export default async function Page({ params }: { params: Promise<{ requestId: string }> }) {
  const actor = await requireReader();
  const { requestId } = await params;
  const overview = await assessmentOverview(actor, requestId);
  if (!overview) notFound();
  const { head } = overview;
  const ice = head.side === 'ICE';
  const unfinished = overview.tasks.find(
    ({ part, state }) => overview.open.includes(part) && (state === 'NOT_STARTED' || state === 'IN_PROGRESS'),
  );
  return (
    <>
      <PartTitle
        head={head}
        title="Needs assessment"
        back={{ href: paths.request(head.id), label: 'Back to the request' }}
        tab={paths.assessment(head.id)}
      />
      <div className="space-y-8">
        <PartSteps
          head={head}
          names={['submit_assessment', 'approve_assessment', 'return_assessment', 'record_visit', 'finish_verify_task']}
          sentence={
            overview.open.length === 0
              ? 'Read the assessment.'
              : ice
                ? 'Complete the assessment.'
                : `Complete your self-assessment by ${overview.selfDueOn}.`
          }
        >
          {unfinished && (
            <LinkButton href={paths.assessmentSection(head.id, unfinished.part, unfinished.section)}>
              Go on with “{unfinished.title}”
            </LinkButton>
          )}
          <LinkButton href={paths.assessmentReview(head.id)} tone="secondary">
            {ice ? 'Compare the answers' : 'Check your answers'}
          </LinkButton>
          <LinkButton href={paths.assessmentPdf(head.id)} tone="secondary" icon="download">
            Download as PDF
          </LinkButton>
          {ice && (
            <LinkButton href={paths.recommendation(head.id)} tone="secondary">
              Evaluation and choices
            </LinkButton>
          )}
        </PartSteps>
        <div className="grid gap-10 xl:grid-cols-[minmax(0,1fr)_14rem]">
          <div className="min-w-0 space-y-10">
            <AssessmentTasks overview={overview} />
            <VerifyList figures={overview.toVerify} />
            <VisitList visits={overview.visits} />
          </div>
          <AssessmentFacts overview={overview} />
        </div>
      </div>
    </>
  );
}
