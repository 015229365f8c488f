import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { BackLink } from '@/components/page/page-title';
import { RequestCase } from '@/components/requests/case-page';
import { paths } from '@/lib/domain/paths';
import { newIdempotencyKey } from '@/lib/server/actions/idempotency-key';
import { requireReader } from '@/lib/server/auth/current-actor';
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
  return (
    <>
      <BackLink href={paths.requests()}>Requests</BackLink>
      <RequestCase
        view={view}
        action={takeRequestStep}
        envelopeFor={() => ({ caseId: view.id, version: view.version, idempotencyKey: newIdempotencyKey() })}
      />
    </>
  );
}
