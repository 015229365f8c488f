import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { watchCase } from '@/app/(portal)/notices/actions';
import { AgreementCasePage } from '@/components/agreements/agreement-page';
import { CaseWatchForm } from '@/components/notices/case-watch-form';
import { BackLink } from '@/components/page/page-title';
import { HoldBanner } from '@/components/records/hold-banner';
import { CaseWatch } from '@/components/workflow/case-watch';
import { holdsRight } from '@/lib/domain/access/permissions';
import { paths } from '@/lib/domain/paths';
import { newIdempotencyKey } from '@/lib/server/actions/idempotency-key';
import { getAgreementPage } from '@/lib/server/agreements/agreement-queries';
import { requireReader } from '@/lib/server/auth/current-actor';
import { caseWatch } from '@/lib/server/notices/case-watches';
import { holdNotices } from '@/lib/server/records/holds/standing-holds';
import { takeAgreementStep } from './actions';

type Props = { params: Promise<{ agreementId: string }>; searchParams: Promise<{ done?: string | string[] }> };

const read = cache(getAgreementPage);

const readFor = async ({ params, searchParams }: Props) => {
  const [actor, { agreementId }, { done }] = await Promise.all([requireReader(), params, searchParams]);
  return read(actor, agreementId, typeof done === 'string' ? done : null);
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  const view = await readFor(props);
  return { title: view ? `${view.number}: ${view.title}` : 'Agreement not found' };
}

export default async function Page(props: Props) {
  const view = await readFor(props);
  if (!view) notFound();
  const actor = await requireReader();
  const about = { kind: 'agreement', id: view.id } as const;
  const [holds, watch] = await Promise.all([holdNotices(actor, { agreementId: view.id }), caseWatch(actor, about)]);
  return (
    <>
      <BackLink href={paths.agreements()}>Agreements</BackLink>
      <CaseWatch href={paths.agreementNews(view.id)} version={view.version} />
      <HoldBanner holds={holds} manages={holdsRight(actor, 'read_records')} />
      <AgreementCasePage
        view={view}
        action={takeAgreementStep}
        envelopeFor={() => ({ caseId: view.id, version: view.version, idempotencyKey: newIdempotencyKey() })}
        last={<CaseWatchForm about={about} watch={watch} action={watchCase} />}
      />
    </>
  );
}
