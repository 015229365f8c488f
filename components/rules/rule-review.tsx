import { Hindrances } from '@/components/admin/hindrances';
import { ListForm } from '@/components/admin/list-form';
import { Submit } from '@/components/form/submit';
import { TextField } from '@/components/form/text-field';
import { Alert } from '@/components/ui/alert/alert';
import { Card } from '@/components/ui/card/card';
import type { RuleVersionPage } from '@/lib/domain/assessments/rule-table-view';
import type { Outcome } from '@/lib/domain/result';

type Act = (previous: Outcome, form: FormData) => Promise<Outcome>;

type RuleReviewProps = { view: RuleVersionPage; actions: { send: Act; approve: Act; giveBack: Act; start: Act } };

/** What has to happen next with a version, and who does it. */
export function RuleReview({ view, actions }: RuleReviewProps) {
  const { version, state, may, author } = view;
  return (
    <div className="space-y-6">
      {view.returned && (
        <Alert tone="warning" heading={`Returned by ${view.returned.by} on ${view.returned.on}`}>
          {view.returned.reason}
        </Alert>
      )}
      <Hindrances sentences={view.hindrances} isDraft={view.state === 'DRAFT'} />
      {may.edit && <Send view={view} action={actions.send} />}
      {state === 'DRAFT' && !may.edit && <Alert size="slim">{author} writes this draft. Others read it.</Alert>}
      {may.approve && <Approve view={view} action={actions.approve} />}
      {state === 'IN_REVIEW' && !may.approve && (
        <Alert size="slim">
          This version waits for approval by an administrator other than {author}. Nobody approves a version of their
          own.
        </Alert>
      )}
      {may.giveBack && <GiveBack version={version} action={actions.giveBack} />}
      {may.startDraft && (state === 'ACTIVE' || state === 'RETIRED') && (
        <ListForm action={actions.start} name="start">
          <input type="hidden" name="from" value={version} />
          <Submit>{`Start a new draft from version ${version}`}</Submit>
        </ListForm>
      )}
    </div>
  );
}

function Send({ view, action }: { view: RuleVersionPage; action: Act }) {
  if (view.hindrances.length > 0) return null;
  return (
    <Card heading="Send this draft for approval">
      <ListForm action={action} name="send">
        <input type="hidden" name="version" value={view.version} />
        <p className="max-w-reading">
          All test cases come out as they say. Another administrator reads the changes, compares past assessments, and
          approves or returns it.
        </p>
        <Submit>{`Send version ${view.version} for approval`}</Submit>
      </ListForm>
    </Card>
  );
}

function Approve({ view, action }: { view: RuleVersionPage; action: Act }) {
  const blocked = view.hindrances.length > 0;
  if (blocked) return null;
  return (
    <Card heading="Approve this version">
      <ListForm action={action} name="approve">
        <input type="hidden" name="version" value={view.version} />
        <input type="hidden" name="seen" value={view.seen} />
        <p className="max-w-reading">
          It comes into force at once, for cases, for the public finder and for the API; the version before retires. An
          approved version can never be changed. Read what changes and compare past assessments first.
        </p>
        <Submit>{`Approve version ${view.version}`}</Submit>
      </ListForm>
    </Card>
  );
}

function GiveBack({ version, action }: { version: string; action: Act }) {
  return (
    <Card heading="Return it to its author" tone="quiet">
      <ListForm action={action} name="return">
        <input type="hidden" name="version" value={version} />
        <TextField name="reason" label="What has to change" />
        <Submit tone="secondary">Return to the author</Submit>
      </ListForm>
    </Card>
  );
}
