'use client';
import { useActionState } from 'react';
import { NewPasswordFields } from '@/components/auth/new-password-fields';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { TextField } from '@/components/form/text-field';
import { ButtonRow } from '@/components/ui/button/button';
import { idle, type Outcome } from '@/lib/domain/result';

type AcceptFormProps = {
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  token: string;
  workEmail: string;
};

/** Who one is, and a password: the first half of a new account. */
export function AcceptForm({ action, token, workEmail }: AcceptFormProps) {
  const [answer, act] = useActionState(action, idle);
  return (
    <Form action={act} answer={answer} name="accept">
      <input type="hidden" name="token" value={token} />
      <TextField name="name" label="Your name" hint="As it stands under what you sign." autoComplete="name" />
      <TextField name="title" label="Your job title" autoComplete="organization-title" />
      <TextField name="phone" type="tel" label="Work telephone" width="medium" autoComplete="tel" optional />
      {/* For the password manager, which keeps it beside the password. */}
      <input type="hidden" autoComplete="username" value={workEmail} readOnly />
      <NewPasswordFields />
      <ButtonRow>
        <Submit waiting="Opening…">Open account and go on</Submit>
      </ButtonRow>
    </Form>
  );
}
