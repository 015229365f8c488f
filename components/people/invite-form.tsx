'use client';
import { useActionState } from 'react';
import { CheckboxGroup, RadioGroup } from '@/components/form/choices';
import { Combobox } from '@/components/form/combobox';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { TextField } from '@/components/form/text-field';
import { ButtonRow } from '@/components/ui/button/button';
import { type Role, roleFacts } from '@/lib/domain/access/role';
import { agencyRoles, iceRoles, invitationHours } from '@/lib/domain/people/invited-roles';
import { idle, type Outcome } from '@/lib/domain/result';

type Option = { value: string; label: string };

type InviteFormProps = {
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  /** The agency of somebody who invites to their own. */
  own: { name: string; domains: readonly string[] } | null;
  agencies: readonly Option[];
  offices: readonly Option[];
};

const choicesOf = (offered: readonly Role[]) =>
  offered.map((role) => ({ value: role, label: roleFacts[role].label, hint: roleFacts[role].summary }));

const domainHint = (domains: readonly string[]): string =>
  domains.length === 0
    ? 'No mail domain of your agency is verified yet.'
    : `Ending in ${domains.map((domain) => `@${domain}`).join(' or ')}.`;

/** Address, place and roles of a person who is to have an account. The person gives the rest. */
export function InviteForm({ action, own, agencies, offices }: InviteFormProps) {
  const [answer, act] = useActionState(action, idle);
  return (
    <Form action={act} answer={answer} name="invite">
      <TextField
        name="workEmail"
        type="email"
        label="Work e-mail address"
        hint={own ? domainHint(own.domains) : 'The person opens the account by a link that goes to this address.'}
        autoComplete="off"
        spellCheck={false}
      />
      {own ? (
        <>
          <input type="hidden" name="side" value="AGENCY" />
          <CheckboxGroup name="agencyRoles" label="Roles" choices={choicesOf(agencyRoles)} />
        </>
      ) : (
        <RadioGroup
          name="side"
          label="Where does this person work?"
          choices={[
            {
              value: 'AGENCY',
              label: 'At an agency',
              reveal: (
                <>
                  <Combobox name="agencyId" label="Agency" options={agencies} none="No verified agency has this name" />
                  <CheckboxGroup name="agencyRoles" label="Roles at the agency" choices={choicesOf(agencyRoles)} />
                </>
              ),
            },
            {
              value: 'ICE',
              label: 'At ICE',
              reveal: (
                <>
                  <Combobox name="officeId" label="Office" options={offices} none="No office has this name" />
                  <CheckboxGroup name="iceRoles" label="Roles at ICE" choices={choicesOf(iceRoles)} />
                </>
              ),
            },
          ]}
        />
      )}
      <p className="max-w-reading text-muted">
        The link is good for {invitationHours} hours and works once. Address, place and roles cannot be changed by the
        person who opens it.
      </p>
      <ButtonRow>
        <Submit waiting="Sending…">Send invitation</Submit>
      </ButtonRow>
    </Form>
  );
}
