import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { takeAgreementStep } from '@/app/(portal)/agreements/[agreementId]/actions';
import { ApprovalForm } from '@/components/agreements/approval-form';
import { ResolutionUpload } from '@/components/agreements/resolution-upload';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { paths } from '@/lib/domain/paths';
import { toUploadRefusal, uploadRefusalText } from '@/lib/domain/requests/attachment';
import { newIdempotencyKey } from '@/lib/server/actions/idempotency-key';
import { getApprovalPage } from '@/lib/server/agreements/step-queries';
import { requireReader } from '@/lib/server/auth/current-actor';
import { env } from '@/lib/server/env';

export const metadata: Metadata = { title: 'Local approval' };

type Props = { params: Promise<{ agreementId: string }>; searchParams: Promise<{ upload?: string | string[] }> };

export default async function Page({ params, searchParams }: Props) {
  const [actor, { agreementId }, { upload }] = await Promise.all([requireReader(), params, searchParams]);
  const page = await getApprovalPage(actor, agreementId);
  if (!page) notFound();
  const refusal = toUploadRefusal(upload);
  return (
    <>
      <BackLink href={paths.agreement(page.id)}>Back to the agreement</BackLink>
      <PageTitle caption={`Agreement ${page.number}, ${page.agencyName}`} title="Local approval" />
      <div className="space-y-10">
        <ResolutionUpload
          action={paths.agreementResolution(page.id)}
          documents={page.documents}
          arrived={upload === 'OK'}
          refusal={refusal && uploadRefusalText(refusal, env.FILE_MAX_MEGABYTES)}
        />
        <ApprovalForm
          values={page.values}
          documents={page.documents}
          action={takeAgreementStep}
          backHref={paths.agreement(page.id)}
          envelope={{ caseId: page.id, version: page.version, idempotencyKey: newIdempotencyKey() }}
        />
      </div>
    </>
  );
}
