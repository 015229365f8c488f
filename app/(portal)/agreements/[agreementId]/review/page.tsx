import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { takeAgreementStep } from '@/app/(portal)/agreements/[agreementId]/actions';
import { AgreementTabs } from '@/components/agreements/agreement-tabs';
import { ReviewScreen } from '@/components/agreements/review-screen';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { CaseWatch } from '@/components/workflow/case-watch';
import { StatusTag } from '@/components/workflow/status-tag';
import { paths } from '@/lib/domain/paths';
import { newIdempotencyKey } from '@/lib/server/actions/idempotency-key';
import { getReviewPage } from '@/lib/server/agreements/review-queries';
import { requireReader } from '@/lib/server/auth/current-actor';

export const metadata: Metadata = { title: 'Reviews of the text' };

type Props = {
  params: Promise<{ agreementId: string }>;
  searchParams: Promise<Record<'return', string | string[] | undefined>>;
};

export default async function Page({ params, searchParams }: Props) {
  const [actor, { agreementId }, asked] = await Promise.all([requireReader(), params, searchParams]);
  const view = await getReviewPage(actor, agreementId);
  if (!view) notFound();
  return (
    <>
      <BackLink href={paths.agreement(view.id)}>Back to the agreement</BackLink>
      <CaseWatch href={paths.agreementNews(view.id)} version={view.version} />
      <PageTitle
        caption={`Agreement ${view.number}, ${view.agencyName}`}
        title="Reviews of the text"
        below={<StatusTag {...view.status} />}
      />
      <div className="space-y-8">
        <AgreementTabs id={view.id} current="review" openComments={view.openComments} hasText={view.hasText} />
        <ReviewScreen
          view={view}
          returning={asked.return === 'yes'}
          action={takeAgreementStep}
          envelopeFor={() => ({ caseId: view.id, version: view.version, idempotencyKey: newIdempotencyKey() })}
        />
      </div>
    </>
  );
}
