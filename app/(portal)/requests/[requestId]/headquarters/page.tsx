import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PartSteps } from '@/components/requests/assessment-steps';
import { PartTitle } from '@/components/requests/assessment-title';
import { DecisionGrounds } from '@/components/requests/decision-grounds';
import { DecisionOpinions } from '@/components/requests/decision-opinions';
import { LinkButton } from '@/components/ui/button/button';
import { paths } from '@/lib/domain/paths';
import { requireActor } from '@/lib/server/auth/current-actor';
import { headquartersView } from '@/lib/server/requests/decision-queries';

export const metadata: Metadata = { title: 'Review and decision' };

const steps = [
  'give_board_opinion',
  'give_legal_note',
  'approve',
  'approve_in_field',
  'send_to_headquarters',
  'resume_review',
  'defer',
  'send_back_to_plan',
  'decline',
  'set_up_service',
];

export default async function Page({ params }: { params: Promise<{ requestId: string }> }) {
  const actor = await requireActor();
  const view = await headquartersView(actor, (await params).requestId);
  if (!view) notFound();
  const { head } = view;
  return (
    <>
      <PartTitle
        head={head}
        title="Review and decision"
        back={{ href: paths.request(head.id), label: 'Back to the request' }}
      />
      <div className="space-y-10">
        <PartSteps head={head} names={steps} sentence="Give your part of the decision" />
        <div className="flex flex-wrap gap-3">
          <LinkButton href={paths.recommendation(head.id)} tone="secondary">
            Recommendation
          </LinkButton>
          <LinkButton href={paths.plan(head.id)} tone="secondary">
            Plan
          </LinkButton>
        </div>
        <DecisionGrounds view={view} />
        <DecisionOpinions opinions={view.opinions} />
      </div>
    </>
  );
}
