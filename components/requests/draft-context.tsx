import { Alert } from '@/components/ui/alert/alert';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';
import type { DraftView } from '@/lib/domain/requests/draft-view';

/** What one has to know before going on: what the approver asked for, what came from an earlier request, who takes part. */
export function DraftContext({ view }: { view: DraftView }) {
  const { priorRequest, sentBack, draft } = view;
  return (
    <div className="mb-6 space-y-4">
      {sentBack && (
        <Alert tone="warning" heading="Your approver sent the request back">
          <p className="wrap-anywhere whitespace-pre-line">{sentBack.reason}</p>
          <p className="text-muted">
            {sentBack.by}, {sentBack.when}
          </p>
        </Alert>
      )}
      {priorRequest && (
        <p>
          Builds on <Link href={paths.request(priorRequest.id)}>{priorRequest.number}</Link> {priorRequest.title} (
          {priorRequest.status.toLowerCase()}). Its files stay there.
        </p>
      )}
      {draft.toConfirm.length > 0 && (
        <Alert tone="info" size="slim">
          Sections marked “Check” are filled in from the earlier request. Open each, correct what has changed, and save
          it.
        </Alert>
      )}
      <p>
        <Link href={paths.requestPeople(view.head.id)}>People of this request</Link>: who writes, approves and reads.
      </p>
    </div>
  );
}
