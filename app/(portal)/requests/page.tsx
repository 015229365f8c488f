import type { Metadata } from 'next';
import { RequestListPage } from '@/components/requests/list-page';
import { hasRole } from '@/lib/domain/access/actor';
import { requestFilter } from '@/lib/domain/requests/list-filter';
import { requestSteps } from '@/lib/domain/requests/steps';
import { requireActor } from '@/lib/server/auth/current-actor';
import { listRequests } from '@/lib/server/requests/list-queries';

export const metadata: Metadata = { title: 'Requests' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RequestsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const filter = requestFilter.parse(await searchParams);
  const mayStart = requestSteps.create.by.some((role) => hasRole(actor, role));
  return (
    <RequestListPage
      title={hasRole(actor, 'OSLC_INTAKE') ? 'Request queue' : 'Requests'}
      list={await listRequests(actor, filter)}
      mayStart={mayStart}
    />
  );
}
