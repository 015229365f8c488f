'use client';
import { useActionState } from 'react';
import { NewPasswordFields } from '@/components/auth/new-password-fields';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { TextField } from '@/components/form/text-field';
import { ButtonRow } from '@/components/ui/button/button';
import { idle, type Outcome } from '@/lib/domain/result';

type FirstAdministratorFormProps = {
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  token: string;
  /** What headquarters is called unless it is called otherwise. */
  office: string;
};

/** The account of the first administrator, with the office that comes first. */
export function FirstAdministratorForm({ action, token, office }: FirstAdministratorFormProps) {
  const [answer, act] = useActionState(action, idle);
  return (
    <Form action={act} answer={answer} name="first">
      <input type="hidden" name="token" value={token} />
      <TextField name="name" label="Your name" autoComplete="name" />
      <TextField name="title" label="Your job title" autoComplete="organization-title" />
      <TextField
        name="workEmail"
        type="email"
        label="Your work e-mail address"
        hint="You sign in with it, and the portal writes to it."
        autoComplete="email"
        spellCheck={false}
      />
      <TextField name="phone" type="tel" label="Work telephone" width="medium" autoComplete="tel" optional />
      <TextField
        name="officeName"
        label="Your office at headquarters"
        hint="It is made with your account."
        defaultValue={office}
      />
      <NewPasswordFields />
      <ButtonRow>
        <Submit waiting="Opening…">Open account and go on</Submit>
      </ButtonRow>
    </Form>
  );
}
