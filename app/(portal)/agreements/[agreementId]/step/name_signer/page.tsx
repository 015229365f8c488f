import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { takeAgreementStep } from '@/app/(portal)/agreements/[agreementId]/actions';
import { SignerPlaces } from '@/components/agreements/signer-places';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { paths } from '@/lib/domain/paths';
import { newIdempotencyKey } from '@/lib/server/actions/idempotency-key';
import { getSignersPage } from '@/lib/server/agreements/step-queries';
import { requireReader } from '@/lib/server/auth/current-actor';

export const metadata: Metadata = { title: 'Name signers' };

export default async function Page({ params }: { params: Promise<{ agreementId: string }> }) {
  const [actor, { agreementId }] = await Promise.all([requireReader(), params]);
  const page = await getSignersPage(actor, agreementId);
  if (!page) notFound();
  return (
    <>
      <BackLink href={paths.agreement(page.id)}>Back to the agreement</BackLink>
      <PageTitle caption={`Agreement ${page.number}, ${page.agencyName}`} title="Name signers" />
      <SignerPlaces
        places={page.places}
        addable={page.addable}
        action={takeAgreementStep}
        envelopeFor={() => ({ caseId: page.id, version: page.version, idempotencyKey: newIdempotencyKey() })}
      />
    </>
  );
}
