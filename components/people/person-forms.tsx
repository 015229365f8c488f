'use client';
import { type ReactNode, useActionState } from 'react';
import { CheckboxGroup } from '@/components/form/choices';
import { Combobox } from '@/components/form/combobox';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { TextField } from '@/components/form/text-field';
import { Card } from '@/components/ui/card/card';
import { type Role, roleFacts } from '@/lib/domain/access/role';
import type { PersonPage } from '@/lib/domain/people/account-change';
import { agencyRoles, iceRoles } from '@/lib/domain/people/invited-roles';
import { idle, type Outcome } from '@/lib/domain/result';

type Act = (previous: Outcome, form: FormData) => Promise<Outcome>;

export type PersonActs = { change: Act; decide: Act; close: Act; reopen: Act; signOutEverywhere: Act; startReset: Act };

const reasonHint = 'It stays in the history of the account. Administrators and oversight read it.';

const choicesOf = (offered: readonly Role[]) =>
  offered.map((role) => ({ value: role, label: roleFacts[role].label, hint: roleFacts[role].summary }));

type FormCardProps = {
  heading: string;
  action: Act;
  name: string;
  userId: string;
  /** A reason belongs to one act: it is not there again for the next. */
  after?: 'clear';
  children: ReactNode;
};

function FormCard({ heading, action, name, userId, after, children }: FormCardProps) {
  const [answer, act] = useActionState(action, idle);
  return (
    <Card heading={heading}>
      <Form action={act} answer={answer} name={name} after={after}>
        <input type="hidden" name="userId" value={userId} />
        {children}
      </Form>
    </Card>
  );
}

/** What can be done about somebody else's account. Each form asks for a reason where the change takes something away. */
export function PersonForms({ person, acts }: { person: PersonPage; acts: PersonActs }) {
  const { id, name, active, sessions } = person;
  return (
    <div className="space-y-6">
      {active && (
        <FormCard heading="Title, roles and office" action={acts.change} name="change" userId={id}>
          <p className="max-w-reading">
            Changed roles count at once: {name} is signed out everywhere and signs in again. A mail says what changed.
          </p>
          <ChangeFields person={person} />
          <Submit>Change account</Submit>
        </FormCard>
      )}
      {active && sessions > 0 && (
        <FormCard heading="Sign out everywhere" action={acts.signOutEverywhere} name="sessions" userId={id}>
          <p className="max-w-reading">For a lost or stolen device. {name} can sign in again as before.</p>
          <Submit tone="secondary">Sign {name} out everywhere</Submit>
        </FormCard>
      )}
      {active && (
        <FormCard heading="New password" action={acts.startReset} name="reset" userId={id} after="clear">
          <p className="max-w-reading">
            {name} is signed out everywhere and gets a link by mail to choose a new password. You neither set nor see
            it, and the second factor stays as it is.
          </p>
          <TextField name="reason" label="Reason" hint={reasonHint} />
          <Submit tone="secondary">Send a link for a new password</Submit>
        </FormCard>
      )}
      <FormCard
        heading={active ? 'Close the account' : 'Reopen the account'}
        action={active ? acts.close : acts.reopen}
        name={active ? 'close' : 'reopen'}
        userId={id}
        after="clear"
      >
        <p className="max-w-reading">
          {active
            ? `${name} is signed out in the same moment and cannot sign in any more. What ${name} did stays as it is.`
            : `${name} signs in as before, with the same roles.`}
        </p>
        <TextField name="reason" label="Reason" hint={reasonHint} />
        <Submit tone={active ? 'danger' : 'primary'}>{active ? 'Close account' : 'Reopen account'}</Submit>
      </FormCard>
    </div>
  );
}

function ChangeFields({ person }: { person: PersonPage }) {
  return (
    <>
      <TextField name="title" label="Job title" defaultValue={person.title} />
      <CheckboxGroup
        name="roles"
        label="Roles"
        choices={choicesOf(person.side === 'AGENCY' ? agencyRoles : iceRoles)}
        defaultValue={person.roles}
      />
      {person.side === 'ICE' && (
        <Combobox
          name="officeId"
          label="Office"
          options={person.offices}
          defaultValue={person.officeId ?? ''}
          none="No office has this name"
        />
      )}
      <TextField name="reason" label="Reason" hint={reasonHint} />
    </>
  );
}

/** The change that waits for a second administrator, with the answer of the reader where it is theirs to give. */
export function WaitingChange({ person, decide }: { person: PersonPage; decide: Act }) {
  const [answer, act] = useActionState(decide, idle);
  const { waiting, mayDecide, name } = person;
  if (!waiting) return null;
  return (
    <Card heading="Waits for a second administrator">
      <Form action={act} answer={answer} name="decide">
        <input type="hidden" name="changeId" value={waiting.id} />
        <p className="max-w-reading">
          {waiting.by} asks that {name} become an administrator of the portal. Reason: {waiting.reason}
        </p>
        {waiting.details.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {mayDecide ? (
          <div className="flex flex-wrap gap-3">
            <Submit name="answer" value="GRANTED">
              Confirm
            </Submit>
            <Submit name="answer" value="REFUSED" tone="secondary">
              Refuse
            </Submit>
          </div>
        ) : (
          <p className="text-muted">Another administrator decides this: not who asked for it.</p>
        )}
      </Form>
    </Card>
  );
}
