import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { savePlan } from '@/app/(portal)/requests/[requestId]/plan/actions';
import { PartTitle } from '@/components/requests/assessment-title';
import { PlanEditor } from '@/components/requests/plan-editor';
import { Alert } from '@/components/ui/alert/alert';
import { paths } from '@/lib/domain/paths';
import { requireReader } from '@/lib/server/auth/current-actor';
import { planView } from '@/lib/server/requests/plan-queries';

export const metadata: Metadata = { title: 'Write the plan' };

export default async function Page({ params }: { params: Promise<{ requestId: string }> }) {
  const actor = await requireReader();
  const plan = await planView(actor, (await params).requestId);
  if (!plan?.writable) notFound();
  const { head, version, content } = plan;
  const accepted = plan.accepted.agency !== null || plan.accepted.ice !== null;
  return (
    <>
      <PartTitle
        head={head}
        title="Write the plan"
        caption={`Request ${head.number} · from version ${version}`}
        back={{ href: paths.plan(head.id), label: 'Back to the plan' }}
      />
      {accepted && (
        <div className="mb-8">
          <Alert tone="warning">
            One side has accepted version {version}. When you save, both have to accept anew.
          </Alert>
        </div>
      )}
      <PlanEditor
        key={version}
        action={savePlan}
        envelope={{ caseId: head.id, version: head.version, idempotencyKey: randomUUID() }}
        content={content}
      />
    </>
  );
}
