import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { takeRequestStep } from '@/app/(portal)/requests/[requestId]/actions';
import { StepPage } from '@/components/workflow/step-page';
import { paths } from '@/lib/domain/paths';
import { isRequestStep, requestSteps } from '@/lib/domain/requests/steps';
import { newIdempotencyKey } from '@/lib/server/actions/idempotency-key';
import { requireReader } from '@/lib/server/auth/current-actor';
import { getStepPage } from '@/lib/server/requests/step-page-queries';

type Props = { params: Promise<{ requestId: string; step: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { step } = await params;
  return { title: isRequestStep(step) ? requestSteps[step].label : 'Step not found' };
}

export default async function RequestStepPage({ params }: Props) {
  const { requestId, step } = await params;
  const page = await getStepPage(await requireReader(), requestId, step);
  if (!page) notFound();
  if (page.kind === 'elsewhere') redirect(page.href);
  const { view } = page;
  return (
    <StepPage
      {...view}
      caption={`Request ${view.number}, ${view.agencyName}`}
      step={step}
      backHref={paths.request(view.id)}
      newsHref={paths.requestNews(view.id)}
      action={takeRequestStep}
      envelope={{ caseId: view.id, version: view.version, idempotencyKey: newIdempotencyKey() }}
    />
  );
}
