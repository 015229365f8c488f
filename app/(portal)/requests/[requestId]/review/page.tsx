import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { DraftAnswers } from '@/components/requests/draft-answers';
import { DraftConfirmation } from '@/components/requests/draft-confirmation';
import { DraftFormNotice } from '@/components/requests/draft-notices';
import { DraftSavedNotice } from '@/components/requests/draft-saved-notice';
import { DraftSend } from '@/components/requests/draft-send';
import { ReturnedChanges } from '@/components/requests/returned-changes';
import { paths } from '@/lib/domain/paths';
import { sectionKeys, sectionsFor } from '@/lib/domain/requests/draft';
import { requireReader } from '@/lib/server/auth/current-actor';
import { unsentChanges } from '@/lib/server/requests/changes-queries';
import { getDraft, isUnderWay } from '@/lib/server/requests/draft-queries';
import { sendAgain, sendBackToOfficer, sendToApprover, submitRequest } from './actions';

export const metadata: Metadata = { title: 'Check your answers' };

const actions = { sendToApprover, sendBackToOfficer, submit: submitRequest, sendAgain };

export default async function ReviewPage(props: PageProps<'/requests/[requestId]/review'>) {
  const { requestId } = await props.params;
  const actor = await requireReader();
  const [view, changes] = await Promise.all([getDraft(actor, requestId), unsentChanges(actor, requestId)]);
  if (!view) notFound();
  if (view.status === 'SUBMITTED') return <DraftConfirmation view={view} />;
  if (!isUnderWay(view)) redirect(paths.request(requestId));
  const { head, draft } = view;
  const { saved } = await props.searchParams;
  return (
    <div className="max-w-3xl">
      <BackLink href={paths.requestTasks(requestId)}>All sections</BackLink>
      <PageTitle title="Check your answers" caption={`Request ${head.number}, ${head.agencyName}`} />
      <DraftSavedNotice
        requestId={requestId}
        draft={draft}
        saved={sectionKeys.find((key) => key === saved)}
        here={undefined}
      />
      <DraftAnswers view={view} mayChange={view.editing.state === 'OPEN'} />
      <div className="mt-10 space-y-8">
        {changes && <ReturnedChanges view={changes} />}
        <DraftSend
          head={head}
          readyForApproval={view.readyForApproval}
          idempotencyKey={randomUUID()}
          origin={view.sendAgain}
          actions={actions}
        />
        <DraftFormNotice
          notice={view.notice}
          minutes={sectionsFor(draft.requestType).reduce((sum, { minutes }) => sum + minutes, 0)}
        />
      </div>
    </div>
  );
}
