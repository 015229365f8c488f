import { Hindrances } from '@/components/admin/hindrances';
import { ListForm } from '@/components/admin/list-form';
import { Submit } from '@/components/form/submit';
import { TextField } from '@/components/form/text-field';
import { Alert } from '@/components/ui/alert/alert';
import { Card } from '@/components/ui/card/card';
import type { TemplateVersionPage } from '@/lib/domain/agreements/library/template-view';
import type { Outcome } from '@/lib/domain/result';

type Act = (previous: Outcome, form: FormData) => Promise<Outcome>;

export type ReviewActions = { send: Act; approve: Act; giveBack: Act; start: Act };

/** What has to happen next with a version, and who does it. */
export function TemplateReview({ view, actions }: { view: TemplateVersionPage; actions: ReviewActions }) {
  const { standing, may, author, version } = view;
  return (
    <div className="space-y-6">
      {view.returned && (
        <Alert tone="warning" heading={`Returned by ${view.returned.by} on ${view.returned.on}`}>
          {view.returned.reason}
        </Alert>
      )}
      <Hindrances sentences={view.hindrances} isDraft={view.standing === 'DRAFT'} />
      {may.edit && view.hindrances.length === 0 && <Send view={view} action={actions.send} />}
      {standing === 'DRAFT' && !may.edit && <Alert size="slim">{author} writes this draft. Others read it.</Alert>}
      {may.approve && view.hindrances.length === 0 && <Approve view={view} action={actions.approve} />}
      {standing === 'IN_REVIEW' && !may.approve && (
        <Alert size="slim">
          This version waits for approval by an administrator other than {author}. Nobody approves a version of their
          own.
        </Alert>
      )}
      {may.giveBack && <GiveBack view={view} action={actions.giveBack} />}
      {may.startDraft && (
        <ListForm action={actions.start} name="start">
          <Target view={view} />
          <Submit>{`Start a new draft from version ${version}`}</Submit>
        </ListForm>
      )}
    </div>
  );
}

/** The fields that say which version a form is about. */
export function Target({ view }: { view: Pick<TemplateVersionPage, 'key' | 'version'> }) {
  return (
    <>
      <input type="hidden" name="key" value={view.key} />
      <input type="hidden" name="version" value={view.version} />
    </>
  );
}

function Send({ view, action }: { view: TemplateVersionPage; action: Act }) {
  return (
    <Card heading="Send this draft for approval">
      <ListForm key={view.seen} action={action} name="send">
        <Target view={view} />
        <input type="hidden" name="seen" value={view.seen} />
        <p className="max-w-reading">
          The check of the clauses finds nothing. Another administrator reads the changes, and approves or returns it.
        </p>
        <Submit>{`Send version ${view.version} for approval`}</Submit>
      </ListForm>
    </Card>
  );
}

function Approve({ view, action }: { view: TemplateVersionPage; action: Act }) {
  return (
    <Card heading="Approve this version">
      <ListForm action={action} name="approve">
        <Target view={view} />
        <input type="hidden" name="seen" value={view.seen} />
        <p className="max-w-reading">
          Agreements drafted from {view.from} on use it. Agreements drafted before keep their version. An approved
          version can never be changed. Read what changes first.
        </p>
        <Submit>{`Approve version ${view.version}`}</Submit>
      </ListForm>
    </Card>
  );
}

function GiveBack({ view, action }: { view: TemplateVersionPage; action: Act }) {
  return (
    <Card heading="Return it to its author" tone="quiet">
      <ListForm action={action} name="return">
        <Target view={view} />
        <TextField name="reason" label="What has to change" />
        <Submit tone="secondary">Return to the author</Submit>
      </ListForm>
    </Card>
  );
}
