import { Alert } from '@/components/ui/alert/alert';
import { Card } from '@/components/ui/card/card';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { Tag } from '@/components/ui/tag/tag';
import { type StepEnvelope, StepForm } from '@/components/workflow/step-form';
import {
  invitationDays,
  invitedRoles,
  type MemberView,
  memberRoleHints,
  memberRoleLabels,
  type PeopleView,
} from '@/lib/domain/requests/member';
import type { Outcome } from '@/lib/domain/result';
import type { StepField } from '@/lib/domain/workflow/step-field';

type Act = (previous: Outcome, form: FormData) => Promise<Outcome>;

type RequestPeopleProps = {
  view: PeopleView;
  actions: { invite: Act; change: Act; remove: Act; leave: Act; transfer: Act };
  envelopeFor: () => StepEnvelope;
};

const roleField = (value?: string): StepField => ({
  kind: 'choice',
  name: 'role',
  label: 'What may they do?',
  choices: invitedRoles.map((role) => ({ value: role, label: memberRoleLabels[role], hint: memberRoleHints[role] })),
  ...(value ? { value } : {}),
});

/** Who of the agency writes, approves and reads a request, and how to change that. */
export function RequestPeople({ view, actions, envelopeFor }: RequestPeopleProps) {
  const { members, mayManage, reasons, openToAll, mailDomain } = view;
  return (
    <div className="space-y-8">
      <p className="max-w-reading">
        {openToAll
          ? 'Every officer of your agency can write in this request. Once you add a colleague, only the people on this list write in it. '
          : 'Only the owner, the editors and whoever may submit for your agency write in this request. '}
        Everybody of {view.agencyName} can read it.
      </p>
      <ul className="space-y-4">
        {members.map((member) => (
          <li key={member.id}>
            <Person member={member} mayManage={mayManage} actions={actions} envelopeFor={envelopeFor} />
          </li>
        ))}
      </ul>
      {!mayManage && reasons.length > 0 && (
        <Alert tone="info" size="slim">
          {reasons[0]}
        </Alert>
      )}
      {mayManage && (
        <Card heading="Add a colleague">
          <p className="mb-4 max-w-reading">
            A colleague with an account is added at once and told. Anyone else gets an invitation by mail that is good
            for {invitationDays} days; your administrator opens the account.
          </p>
          <StepForm
            action={actions.invite}
            envelope={envelopeFor()}
            name="invite"
            after="clear"
            fields={[
              {
                kind: 'line',
                name: 'email',
                label: 'Work e-mail address',
                hint: `Ending in @${mailDomain}.`,
                type: 'email',
                width: 'long',
              },
              roleField(),
            ]}
            submit="Add a colleague"
          />
        </Card>
      )}
    </div>
  );
}

type PersonProps = Pick<RequestPeopleProps, 'actions' | 'envelopeFor'> & { member: MemberView; mayManage: boolean };

function Person({ member, mayManage, actions, envelopeFor }: PersonProps) {
  const { id, name, detail, role, waiting, isYou } = member;
  const canChange = mayManage && role !== 'OWNER';
  return (
    <Card>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="wrap-anywhere min-w-0">
          <h2 className="text-lg">
            {name}
            {isYou && ' (you)'}
          </h2>
          <p className="text-muted">{detail}</p>
          {waiting && <p>{waiting}</p>}
        </div>
        <Tag>{memberRoleLabels[role]}</Tag>
      </div>
      {role === 'OWNER' && isYou && (
        <p className="mt-3 text-muted">To leave the request, hand it over to a colleague first.</p>
      )}
      {canChange && (
        <div className="mt-3">
          <Disclosure summary={`Change or remove: ${name}`}>
            <div className="space-y-8">
              <StepForm
                action={actions.change}
                envelope={envelopeFor()}
                name={`change-${id}`}
                fields={[{ kind: 'hidden', name: 'memberId', value: id }, roleField(role)]}
                submit="Save"
                tone="secondary"
              />
              {member.mayOwn && (
                <StepForm
                  action={actions.transfer}
                  envelope={envelopeFor()}
                  name={`transfer-${id}`}
                  fields={[
                    { kind: 'hidden', name: 'memberId', value: id },
                    { kind: 'text', text: `${name} becomes the owner and looks after the people of the request.` },
                  ]}
                  submit="Hand over ownership"
                  tone="secondary"
                />
              )}
              <StepForm
                action={actions.remove}
                envelope={envelopeFor()}
                name={`remove-${id}`}
                fields={[{ kind: 'hidden', name: 'memberId', value: id }]}
                submit={waiting ? 'Withdraw invitation' : 'Remove from the request'}
                tone="danger"
              />
            </div>
          </Disclosure>
        </div>
      )}
      {isYou && role !== 'OWNER' && (
        <div className="mt-3">
          <StepForm
            action={actions.leave}
            envelope={envelopeFor()}
            name="leave"
            submit="Leave the request"
            tone="secondary"
          />
        </div>
      )}
    </Card>
  );
}
