import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { watchCase } from '@/app/(portal)/notices/actions';
import { CaseWatchForm } from '@/components/notices/case-watch-form';
import { BackLink } from '@/components/page/page-title';
import { HoldBanner } from '@/components/records/hold-banner';
import { RequestCase } from '@/components/requests/case-page';
import { CaseWatch } from '@/components/workflow/case-watch';
import { holdsRight } from '@/lib/domain/access/permissions';
import { paths } from '@/lib/domain/paths';
import { newIdempotencyKey } from '@/lib/server/actions/idempotency-key';
import { requireReader } from '@/lib/server/auth/current-actor';
import { caseWatch } from '@/lib/server/notices/case-watches';
import { holdNotices } from '@/lib/server/records/holds/standing-holds';
import { getRequestCase } from '@/lib/server/requests/case-queries';
import { takeRequestStep } from './actions';

type Props = { params: Promise<{ requestId: string }>; searchParams: Promise<{ done?: string | string[] }> };

const read = cache(getRequestCase);

const readFor = async ({ params, searchParams }: Props) => {
  const [actor, { requestId }, { done }] = await Promise.all([requireReader(), params, searchParams]);
  return read(actor, requestId, typeof done === 'string' ? done : null);
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  const view = await readFor(props);
  return { title: view ? `${view.number}: ${view.title}` : 'Request not found' };
}

export default async function RequestPage(props: Props) {
  const view = await readFor(props);
  if (!view) notFound();
  const actor = await requireReader();
  const about = { kind: 'request', id: view.id } as const;
  const [holds, watch] = await Promise.all([holdNotices(actor, { requestId: view.id }), caseWatch(actor, about)]);
  return (
    <>
      <BackLink href={paths.requests()}>Requests</BackLink>
      <CaseWatch href={paths.requestNews(view.id)} version={view.version} />
      <HoldBanner holds={holds} manages={holdsRight(actor, 'read_records')} />
      <RequestCase
        view={view}
        action={takeRequestStep}
        envelopeFor={() => ({ caseId: view.id, version: view.version, idempotencyKey: newIdempotencyKey() })}
        last={<CaseWatchForm about={about} watch={watch} action={watchCase} />}
      />
    </>
  );
}
