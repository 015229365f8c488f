import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { takeAgreementStep } from '@/app/(portal)/agreements/[agreementId]/actions';
import { AgreementTabs } from '@/components/agreements/agreement-tabs';
import { EvidenceUpload } from '@/components/agreements/evidence-upload';
import { OpenDuties, SettledDuties, StandingSection } from '@/components/agreements/obligations-view';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { Alert } from '@/components/ui/alert/alert';
import { CaseWatch } from '@/components/workflow/case-watch';
import { paths } from '@/lib/domain/paths';
import { toUploadRefusal, uploadRefusalText } from '@/lib/domain/requests/attachment';
import { newIdempotencyKey } from '@/lib/server/actions/idempotency-key';
import { getObligationsPage } from '@/lib/server/agreements/obligation-queries';
import { requireReader } from '@/lib/server/auth/current-actor';
import { env } from '@/lib/server/env';

export const metadata: Metadata = { title: 'Obligations' };

type Value = string | string[];
type Props = {
  params: Promise<{ agreementId: string }>;
  searchParams: Promise<{ done?: Value; upload?: Value }>;
};

export default async function Page({ params, searchParams }: Props) {
  const [actor, { agreementId }, { done, upload }] = await Promise.all([requireReader(), params, searchParams]);
  const page = await getObligationsPage(actor, agreementId, typeof done === 'string' ? done : null);
  if (!page) notFound();
  const refusal = toUploadRefusal(upload);
  return (
    <>
      <BackLink href={paths.agreement(page.id)}>Back to the agreement</BackLink>
      <CaseWatch href={paths.agreementNews(page.id)} version={page.version} />
      <PageTitle caption={`Agreement ${page.number}, ${page.agencyName}`} title="Obligations" />
      <div className="space-y-10">
        {page.done && (
          <Alert tone="success" size="slim" live="polite">
            You {page.done}.
          </Alert>
        )}
        <AgreementTabs id={page.id} current="obligations" openComments={page.openComments} hasText={page.hasText} />
        <StandingSection standing={page.standing} />
        <OpenDuties
          page={page}
          action={takeAgreementStep}
          envelopeFor={() => ({ caseId: page.id, version: page.version, idempotencyKey: newIdempotencyKey() })}
        />
        {page.mayAttach && (
          <EvidenceUpload
            action={paths.agreementEvidence(page.id)}
            files={page.files}
            arrived={upload === 'OK'}
            refusal={refusal && uploadRefusalText(refusal, env.FILE_MAX_MEGABYTES)}
          />
        )}
        <SettledDuties duties={page.settled} />
      </div>
    </>
  );
}
