import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { takeAgreementStep } from '@/app/(portal)/agreements/[agreementId]/actions';
import { NoticeForm } from '@/components/agreements/notice-form';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { Alert } from '@/components/ui/alert/alert';
import { paths } from '@/lib/domain/paths';
import { newIdempotencyKey } from '@/lib/server/actions/idempotency-key';
import { getNoticePage } from '@/lib/server/agreements/termination-queries';
import { requireReader } from '@/lib/server/auth/current-actor';

export const metadata: Metadata = { title: 'Give notice to end' };

type Value = string | string[] | undefined;
type Props = { params: Promise<{ agreementId: string }>; searchParams: Promise<{ receivedOn?: Value; mode?: Value }> };

const one = (value: Value): string | null => (typeof value === 'string' ? value : null);

export default async function Page({ params, searchParams }: Props) {
  const [actor, { agreementId }, { receivedOn, mode }] = await Promise.all([requireReader(), params, searchParams]);
  const page = await getNoticePage(actor, agreementId, { receivedOn: one(receivedOn), mode: one(mode) });
  if (!page) notFound();
  return (
    <>
      <BackLink href={paths.agreement(page.id)}>Back to the agreement</BackLink>
      <PageTitle caption={`Agreement ${page.number}, ${page.agencyName}`} title="Give notice to end" />
      {page.reasons.length > 0 ? (
        <Alert tone="warning" heading="This step has to wait">
          <ul className="list-disc pl-5">
            {page.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </Alert>
      ) : (
        <NoticeForm
          page={page}
          action={takeAgreementStep}
          envelope={{ caseId: page.id, version: page.version, idempotencyKey: newIdempotencyKey() }}
        />
      )}
    </>
  );
}
