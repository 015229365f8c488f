import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { takeAgreementStep } from '@/app/(portal)/agreements/[agreementId]/actions';
import { JoinForm } from '@/components/agreements/join-form';
import { JoinIntro } from '@/components/agreements/join-intro';
import { StepWaits } from '@/components/agreements/step-waits';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { paths } from '@/lib/domain/paths';
import { newIdempotencyKey } from '@/lib/server/actions/idempotency-key';
import { getJoinPage } from '@/lib/server/agreements/join-queries';
import { requireReader } from '@/lib/server/auth/current-actor';

export const metadata: Metadata = { title: 'Join to the text in force' };

export default async function Page({ params }: { params: Promise<{ agreementId: string }> }) {
  const [actor, { agreementId }] = await Promise.all([requireReader(), params]);
  const page = await getJoinPage(actor, agreementId);
  if (!page) notFound();
  return (
    <>
      <BackLink href={paths.agreement(page.id)}>Back to the amendment</BackLink>
      <PageTitle caption={`${page.name}, ${page.number}`} title="Join to the text in force" />
      <div className="space-y-8">
        <JoinIntro page={page} />
        {page.reasons.length > 0 ? (
          <StepWaits reasons={page.reasons} />
        ) : (
          <JoinForm
            page={page}
            action={takeAgreementStep}
            envelope={{ caseId: page.id, version: page.version, idempotencyKey: newIdempotencyKey() }}
          />
        )}
      </div>
    </>
  );
}
