import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { DraftContext } from '@/components/requests/draft-context';
import { DraftFormNotice } from '@/components/requests/draft-notices';
import { DraftReturnedItems } from '@/components/requests/draft-returned-items';
import { DraftSavedNotice } from '@/components/requests/draft-saved-notice';
import { DraftTaskList } from '@/components/requests/draft-task-list';
import { StatusTag } from '@/components/workflow/status-tag';
import { paths } from '@/lib/domain/paths';
import { sectionsFor } from '@/lib/domain/requests/draft';
import { requestTypeLabels } from '@/lib/domain/requests/request-type';
import { requireReader } from '@/lib/server/auth/current-actor';
import { getDraft, isUnderWay } from '@/lib/server/requests/draft-queries';
import { answerReturnedItem } from './actions';
import { savedIn } from './search-params';

export const metadata: Metadata = { title: 'Your request' };

export default async function TaskListPage(props: PageProps<'/requests/[requestId]/answer'>) {
  const { requestId } = await props.params;
  const view = await getDraft(await requireReader(), requestId);
  if (!view) notFound();
  if (!isUnderWay(view)) redirect(paths.request(requestId));
  const { head, draft } = view;
  const saved = savedIn(await props.searchParams);
  return (
    <div className="max-w-3xl">
      <BackLink href={paths.dashboard()}>Dashboard</BackLink>
      <PageTitle
        title={head.title || requestTypeLabels[draft.requestType]}
        caption={`Request ${head.number}, ${head.agencyName}`}
        below={<StatusTag {...head.status} />}
      />
      <DraftSavedNotice requestId={requestId} draft={draft} saved={saved} />
      <DraftContext view={view} />
      <DraftReturnedItems
        requestId={requestId}
        items={view.items}
        returned={view.returned}
        answer={view.editing.state === 'OPEN' ? answerReturnedItem : undefined}
        place="list"
      />
      <DraftTaskList view={view} />
      <div className="mt-10">
        <DraftFormNotice
          notice={view.notice}
          minutes={sectionsFor(draft.requestType).reduce((sum, { minutes }) => sum + minutes, 0)}
        />
      </div>
    </div>
  );
}
