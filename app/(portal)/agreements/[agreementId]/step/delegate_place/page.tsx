import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { takeAgreementStep } from '@/app/(portal)/agreements/[agreementId]/actions';
import { DelegatePlaces } from '@/components/agreements/delegate-places';
import { StepWaits } from '@/components/agreements/step-waits';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { paths } from '@/lib/domain/paths';
import { newIdempotencyKey } from '@/lib/server/actions/idempotency-key';
import { getDelegatePage } from '@/lib/server/agreements/ceremony-step-queries';
import { requireReader } from '@/lib/server/auth/current-actor';

export const metadata: Metadata = { title: 'Hand a place over' };

export default async function Page({ params }: { params: Promise<{ agreementId: string }> }) {
  const [actor, { agreementId }] = await Promise.all([requireReader(), params]);
  const page = await getDelegatePage(actor, agreementId);
  if (!page) notFound();
  return (
    <>
      <BackLink href={paths.agreement(page.id)}>Back to the agreement</BackLink>
      <PageTitle caption={`Agreement ${page.number}, ${page.agencyName}`} title="Hand a place over" />
      {page.reasons.length > 0 ? (
        <StepWaits reasons={page.reasons} />
      ) : (
        <DelegatePlaces
          places={page.places}
          action={takeAgreementStep}
          envelopeFor={() => ({ caseId: page.id, version: page.version, idempotencyKey: newIdempotencyKey() })}
        />
      )}
    </>
  );
}
