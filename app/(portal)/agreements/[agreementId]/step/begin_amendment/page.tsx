import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { takeAgreementStep } from '@/app/(portal)/agreements/[agreementId]/actions';
import { BeginAmendment } from '@/components/agreements/begin-amendment';
import { StepWaits } from '@/components/agreements/step-waits';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { paths } from '@/lib/domain/paths';
import { newIdempotencyKey } from '@/lib/server/actions/idempotency-key';
import { getBeginAmendmentPage } from '@/lib/server/agreements/amendment-queries';
import { requireReader } from '@/lib/server/auth/current-actor';

export const metadata: Metadata = { title: 'Begin an amendment' };

type Props = {
  params: Promise<{ agreementId: string }>;
  searchParams: Promise<{ kind?: string | string[] }>;
};

export default async function Page({ params, searchParams }: Props) {
  const [actor, { agreementId }, { kind }] = await Promise.all([requireReader(), params, searchParams]);
  const page = await getBeginAmendmentPage(actor, agreementId, typeof kind === 'string' ? kind : null);
  if (!page) notFound();
  return (
    <>
      <BackLink href={paths.agreement(page.id)}>Back to the agreement</BackLink>
      <PageTitle caption={`Agreement ${page.number}, ${page.agencyName}`} title="Begin an amendment" />
      {page.reasons.length > 0 ? (
        <StepWaits reasons={page.reasons} />
      ) : (
        <BeginAmendment
          page={page}
          action={takeAgreementStep}
          envelope={{ caseId: page.id, version: page.version, idempotencyKey: newIdempotencyKey() }}
        />
      )}
    </>
  );
}
