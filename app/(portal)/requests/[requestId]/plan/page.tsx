import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import {
  acceptForAgency,
  acceptForIce,
  handOverPlan,
  takeOverPlan,
} from '@/app/(portal)/requests/[requestId]/plan/actions';
import { PartTitle } from '@/components/requests/assessment-title';
import { PlanAcceptance } from '@/components/requests/plan-acceptance';
import { PlanBar } from '@/components/requests/plan-bar';
import { PlanRead } from '@/components/requests/plan-read';
import { paths } from '@/lib/domain/paths';
import { requireReader } from '@/lib/server/auth/current-actor';
import { planView } from '@/lib/server/requests/plan-queries';

export const metadata: Metadata = { title: 'Enforcement plan' };

export default async function Page({ params }: { params: Promise<{ requestId: string }> }) {
  const actor = await requireReader();
  const plan = await planView(actor, (await params).requestId);
  if (!plan) notFound();
  return (
    <>
      <PartTitle
        head={plan.head}
        title="Enforcement plan"
        back={{ href: paths.request(plan.head.id), label: 'Back to the request' }}
        tab={paths.plan(plan.head.id)}
      />
      <div className="space-y-8">
        <PlanAcceptance
          plan={plan}
          actions={{
            accept_plan_for_agency: acceptForAgency,
            accept_plan_for_ice: acceptForIce,
            hand_over_plan: handOverPlan,
            take_over_plan: takeOverPlan,
          }}
          keys={{ accept: randomUUID(), turn: randomUUID() }}
        />
        <PlanBar plan={plan} />
        <PlanRead plan={plan} />
      </div>
    </>
  );
}
