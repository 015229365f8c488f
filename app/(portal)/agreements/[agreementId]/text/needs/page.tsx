import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { takeAgreementStep } from '@/app/(portal)/agreements/[agreementId]/actions';
import { NeedMap } from '@/components/agreements/need-map';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { paths } from '@/lib/domain/paths';
import { newIdempotencyKey } from '@/lib/server/actions/idempotency-key';
import { getNeedMap } from '@/lib/server/agreements/need-queries';
import { requireReader } from '@/lib/server/auth/current-actor';

export const metadata: Metadata = { title: 'Needs and sections' };

export default async function Page({ params }: { params: Promise<{ agreementId: string }> }) {
  const [actor, { agreementId }] = await Promise.all([requireReader(), params]);
  const view = await getNeedMap(actor, agreementId);
  if (!view) notFound();
  return (
    <>
      <BackLink href={paths.agreementText(view.id)}>Text of the agreement</BackLink>
      <PageTitle
        caption={`Agreement ${view.number}, ${view.agencyName}`}
        title="Needs and the sections that answer them"
        below={<p className="max-w-reading text-muted">{view.summary}</p>}
      />
      <NeedMap
        view={view}
        action={takeAgreementStep}
        envelopeFor={() => ({ caseId: view.id, version: view.version, idempotencyKey: newIdempotencyKey() })}
      />
    </>
  );
}
