import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { RequestListPage } from '@/components/requests/list-page';
import { hasRole } from '@/lib/domain/access/actor';
import { requestFilter } from '@/lib/domain/requests/list-filter';
import { requestSteps } from '@/lib/domain/requests/steps';
import { newIdempotencyKey } from '@/lib/server/actions/idempotency-key';
import { requireReader } from '@/lib/server/auth/current-actor';
import { listRequests } from '@/lib/server/requests/list-queries';
import { opensWith, viewTabs } from '@/lib/server/views/view-queries';
import { assignRequests } from './actions';

export const metadata: Metadata = { title: 'Requests' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RequestsPage({ searchParams }: Props) {
  const actor = await requireReader();
  const asked = await searchParams;
  const opens = await opensWith(actor, 'REQUESTS', asked);
  if (opens) redirect(opens);
  const filter = requestFilter.parse(asked);
  const mayStart = requestSteps.create.by.some((role) => hasRole(actor, role));
  return (
    <RequestListPage
      title={hasRole(actor, 'OSLC_INTAKE') ? 'Request queue' : 'Requests'}
      list={await listRequests(actor, filter)}
      views={await viewTabs(actor, 'REQUESTS')}
      mayStart={mayStart}
      assigning={{ assign: assignRequests, idempotencyKey: newIdempotencyKey() }}
    />
  );
}
