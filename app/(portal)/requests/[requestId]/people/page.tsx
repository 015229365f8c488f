import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { RequestPeople } from '@/components/requests/people-page';
import { TabLinks } from '@/components/ui/tab-links/tab-links';
import { paths } from '@/lib/domain/paths';
import { newIdempotencyKey } from '@/lib/server/actions/idempotency-key';
import { requireReader } from '@/lib/server/auth/current-actor';
import { getPeople } from '@/lib/server/requests/member-queries';
import { changeColleague, inviteColleague, leaveRequest, removeColleague, transferOwnership } from './actions';

export const metadata: Metadata = { title: 'People of this request' };

const actions = {
  invite: inviteColleague,
  change: changeColleague,
  remove: removeColleague,
  leave: leaveRequest,
  transfer: transferOwnership,
};

export default async function PeoplePage(props: PageProps<'/requests/[requestId]/people'>) {
  const { requestId } = await props.params;
  const view = await getPeople(await requireReader(), requestId);
  if (!view) notFound();
  return (
    <>
      <BackLink href={paths.request(requestId)}>Back to the request</BackLink>
      <PageTitle
        title="People of this request"
        caption={`Request ${view.number}`}
        below={<span className="text-muted">{view.title}</span>}
      />
      <div className="mb-8">
        <TabLinks
          label="Parts of this case"
          tabs={view.tabs.map((tab) => ({ ...tab, current: tab.href === paths.requestPeople(view.id) }))}
        />
      </div>
      <div className="max-w-3xl">
        <RequestPeople
          view={view}
          actions={actions}
          envelopeFor={() => ({ caseId: view.id, version: view.version, idempotencyKey: newIdempotencyKey() })}
        />
      </div>
    </>
  );
}
