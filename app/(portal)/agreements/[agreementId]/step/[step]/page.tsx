import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { takeAgreementStep } from '@/app/(portal)/agreements/[agreementId]/actions';
import { StepPage } from '@/components/workflow/step-page';
import { agreementSteps, isAgreementStep } from '@/lib/domain/agreements/steps';
import { paths } from '@/lib/domain/paths';
import { newIdempotencyKey } from '@/lib/server/actions/idempotency-key';
import { getStepPage, getStepScreen } from '@/lib/server/agreements/step-queries';
import { requireReader } from '@/lib/server/auth/current-actor';

type Props = { params: Promise<{ agreementId: string; step: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { step } = await params;
  return { title: isAgreementStep(step) ? agreementSteps[step].label : 'Step not found' };
}

export default async function Page({ params }: Props) {
  const [actor, { agreementId, step }] = await Promise.all([requireReader(), params]);
  if (!isAgreementStep(step)) notFound();
  const elsewhere = await getStepScreen(actor, agreementId, step);
  if (elsewhere !== null) redirect(elsewhere);
  const page = await getStepPage(actor, agreementId, step);
  if (!page) notFound();
  return (
    <StepPage
      caption={`Agreement ${page.number}, ${page.agencyName}`}
      step={page.step}
      label={page.label}
      tone={page.tone}
      form={page.form}
      reasons={page.reasons}
      backHref={paths.agreement(page.id)}
      newsHref={paths.agreementNews(page.id)}
      action={takeAgreementStep}
      envelope={{ caseId: page.id, version: page.version, idempotencyKey: newIdempotencyKey() }}
    />
  );
}
