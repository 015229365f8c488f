import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { takeAgreementStep } from '@/app/(portal)/agreements/[agreementId]/actions';
import { MeasuresForm } from '@/components/agreements/measures-form';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { paths } from '@/lib/domain/paths';
import { newIdempotencyKey } from '@/lib/server/actions/idempotency-key';
import { getMeasuresPage } from '@/lib/server/agreements/step-queries';
import { requireReader } from '@/lib/server/auth/current-actor';

export const metadata: Metadata = { title: 'Set measures' };

export default async function Page({ params }: { params: Promise<{ agreementId: string }> }) {
  const [actor, { agreementId }] = await Promise.all([requireReader(), params]);
  const page = await getMeasuresPage(actor, agreementId);
  if (!page) notFound();
  return (
    <>
      <BackLink href={paths.agreement(page.id)}>Back to the agreement</BackLink>
      <PageTitle caption={`Agreement ${page.number}, ${page.agencyName}`} title="Set measures" />
      <MeasuresForm
        measures={page.measures}
        action={takeAgreementStep}
        backHref={paths.agreement(page.id)}
        envelope={{ caseId: page.id, version: page.version, idempotencyKey: newIdempotencyKey() }}
      />
    </>
  );
}
