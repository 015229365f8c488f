import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { takeAgreementStep } from '@/app/(portal)/agreements/[agreementId]/actions';
import { RenewalScreen } from '@/components/agreements/renewal-screen';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { paths } from '@/lib/domain/paths';
import { newIdempotencyKey } from '@/lib/server/actions/idempotency-key';
import { getRenewalPage } from '@/lib/server/agreements/renewal-queries';
import { requireReader } from '@/lib/server/auth/current-actor';

export const metadata: Metadata = { title: 'Review and start renewal' };

export default async function Page({ params }: { params: Promise<{ agreementId: string }> }) {
  const [actor, { agreementId }] = await Promise.all([requireReader(), params]);
  const page = await getRenewalPage(actor, agreementId);
  if (!page) notFound();
  return (
    <>
      <BackLink href={paths.agreement(page.id)}>Back to the agreement</BackLink>
      <PageTitle caption={`Agreement ${page.number}, ${page.agencyName}`} title="Review and start renewal" />
      <RenewalScreen
        page={page}
        action={takeAgreementStep}
        envelope={{ caseId: page.id, version: page.version, idempotencyKey: newIdempotencyKey() }}
      />
    </>
  );
}
