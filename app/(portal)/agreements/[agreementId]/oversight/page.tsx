import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { takeAgreementStep } from '@/app/(portal)/agreements/[agreementId]/actions';
import { AgreementTabs } from '@/components/agreements/agreement-tabs';
import { EvidenceUpload } from '@/components/agreements/evidence-upload';
import { Inspections } from '@/components/agreements/oversight-inspections';
import { SteeringMeetings } from '@/components/agreements/oversight-steering';
import { TrainingSection } from '@/components/agreements/oversight-training';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { Alert } from '@/components/ui/alert/alert';
import { CaseWatch } from '@/components/workflow/case-watch';
import { paths } from '@/lib/domain/paths';
import { toUploadRefusal, uploadRefusalText } from '@/lib/domain/requests/attachment';
import { newIdempotencyKey } from '@/lib/server/actions/idempotency-key';
import { getOversightPage } from '@/lib/server/agreements/oversight-queries';
import { requireReader } from '@/lib/server/auth/current-actor';
import { env } from '@/lib/server/env';

export const metadata: Metadata = { title: 'Oversight' };

type Value = string | string[];
type Props = {
  params: Promise<{ agreementId: string }>;
  searchParams: Promise<{ done?: Value; upload?: Value }>;
};

export default async function Page({ params, searchParams }: Props) {
  const [actor, { agreementId }, { done, upload }] = await Promise.all([requireReader(), params, searchParams]);
  const page = await getOversightPage(actor, agreementId, typeof done === 'string' ? done : null);
  if (!page) notFound();
  const refusal = toUploadRefusal(upload);
  const acting = {
    action: takeAgreementStep,
    envelopeFor: () => ({ caseId: page.id, version: page.version, idempotencyKey: newIdempotencyKey() }),
  };
  return (
    <>
      <BackLink href={paths.agreement(page.id)}>Back to the agreement</BackLink>
      <CaseWatch href={paths.agreementNews(page.id)} version={page.version} />
      <PageTitle caption={`Agreement ${page.number}, ${page.agencyName}`} title="Oversight" />
      <div className="space-y-10">
        {page.done && (
          <Alert tone="success" size="slim" live="polite">
            You {page.done}.
          </Alert>
        )}
        <AgreementTabs id={page.id} current="oversight" openComments={page.openComments} hasText={page.hasText} />
        <TrainingSection training={page.training} {...acting} />
        <SteeringMeetings steering={page.steering} files={page.files} {...acting} />
        <Inspections section={page.inspections} files={page.files} {...acting} />
        {page.mayAttach && (
          <EvidenceUpload
            action={paths.agreementOversightFiles(page.id)}
            files={page.files}
            arrived={upload === 'OK'}
            refusal={refusal && uploadRefusalText(refusal, env.FILE_MAX_MEGABYTES)}
          />
        )}
      </div>
    </>
  );
}
