import { ListForm } from '@/components/admin/list-form';
import { Checkbox } from '@/components/form/choices';
import { Submit } from '@/components/form/submit';
import { TextArea } from '@/components/form/text-area';
import { Alert } from '@/components/ui/alert/alert';
import { LinkButton } from '@/components/ui/button/button';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { paths } from '@/lib/domain/paths';
import { type ReleasePage, releaseStatusFacts } from '@/lib/domain/records/release-view';
import type { Outcome } from '@/lib/domain/result';

type Act = (previous: Outcome, form: FormData) => Promise<Outcome>;

export type ReleaseActions = Record<'submit' | 'approve' | 'reopen' | 'withdraw' | 'release' | 'refresh', Act>;

type Props = { page: ReleasePage; actions: ReleaseActions };

function At({ page }: { page: ReleasePage }) {
  return (
    <>
      <input type="hidden" name="releaseId" value={page.id} />
      <input type="hidden" name="version" value={page.version} />
    </>
  );
}

/** What happens next with a copy, for the person who reads the page. */
export function ReleaseMoves({ page, actions }: Props) {
  const { acts, confirmHref } = page;
  return (
    <div className="space-y-6">
      <p className="max-w-reading text-lg">{releaseStatusFacts[page.status].next}</p>
      {page.sentBackNote !== '' && page.status !== 'WITHDRAWN' && (
        <Alert tone="warning" heading="Sent back">
          <p className="whitespace-pre-line">{page.sentBackNote}</p>
        </Alert>
      )}
      {page.items.some(({ changed }) => changed) && <ReadAgain page={page} action={actions.refresh} />}
      {acts.submit && <Submitting page={page} action={actions.submit} />}
      {acts.whyNotApprove && <Alert size="slim">{acts.whyNotApprove}</Alert>}
      {acts.approve && <Approving page={page} action={actions.approve} />}
      {acts.release && confirmHref && <ConfirmFirst href={confirmHref} />}
      {acts.release && !confirmHref && (
        <ListForm action={actions.release} name="release">
          <At page={page} />
          <Submit waiting="Releasing…">Release the copy</Submit>
        </ListForm>
      )}
      {acts.download && (
        <LinkButton href={paths.releasePackage(page.id)} icon="download">
          Download the package
        </LinkButton>
      )}
      {acts.reopen && (
        <WithReason page={page} action={actions.reopen} what="Send it back" label="What has to be done" />
      )}
      {acts.withdraw && (
        <WithReason page={page} action={actions.withdraw} what="Withdraw the copy" label="Why nothing will leave" />
      )}
    </div>
  );
}

function ConfirmFirst({ href }: { href: string }) {
  return (
    <div className="space-y-3">
      <p className="max-w-reading">
        A copy leaves only within five minutes of a fresh confirmation of who releases it.
      </p>
      <LinkButton href={href}>Confirm that it is you</LinkButton>
    </div>
  );
}

type ActProps = { page: ReleasePage; action: Act };

function ReadAgain({ page, action }: ActProps) {
  return (
    <Alert tone="warning" heading="The case has changed">
      <p>
        Items marked “Changed in the case” are not as they were looked at. They come in anew, with their first
        judgement.
      </p>
      <ListForm action={action} name="refresh">
        <At page={page} />
        <Submit tone="secondary" waiting="Reading the case…">
          Read the case again
        </Submit>
      </ListForm>
    </Alert>
  );
}

function Submitting({ page, action }: ActProps) {
  return (
    <ListForm action={action} name="submit">
      <At page={page} />
      <Checkbox
        name="looked"
        label="I have gone through every item, and marked what does not leave."
        hint="The portal marks contact data by itself, and knows no names and no context. You do."
      />
      <Submit waiting="Submitting…">Submit to a second person</Submit>
    </ListForm>
  );
}

function Approving({ page, action }: ActProps) {
  return (
    <ListForm action={action} name="approve">
      <At page={page} />
      <Checkbox
        name="looked"
        label="I have compared the copy with the case, item by item."
        hint="Your approval is for exactly what it holds now. Any change takes it away."
      />
      <Submit waiting="Approving…">Approve the copy</Submit>
    </ListForm>
  );
}

function WithReason({ page, action, what, label }: ActProps & { what: string; label: string }) {
  return (
    <Disclosure summary={what}>
      <ListForm action={action} name={what === 'Send it back' ? 'reopen' : 'withdraw'}>
        <At page={page} />
        <TextArea name="reason" label={label} rows={3} max={1000} />
        <Submit tone="secondary">{what}</Submit>
      </ListForm>
    </Disclosure>
  );
}
