'use client';
import { useActionState } from 'react';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { TextField } from '@/components/form/text-field';
import { ButtonRow } from '@/components/ui/button/button';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';
import { idle } from '@/lib/domain/result';
import type { Act } from './act';

type SignInFormProps = { action: Act; back: string };

/** Address and password, the first half of signing in. */
export function SignInForm({ action, back }: SignInFormProps) {
  const [answer, submit] = useActionState(action, idle);
  return (
    <Form action={submit} answer={answer} name="sign-in">
      <input type="hidden" name="back" value={back} />
      <TextField name="email" type="email" label="E-mail address" autoComplete="username" spellCheck={false} />
      <TextField name="password" type="password" label="Password" autoComplete="current-password" />
      <ButtonRow>
        <Submit waiting="Checking…">Continue</Submit>
        <Link href={paths.forgottenPassword()}>Forgot your password?</Link>
      </ButtonRow>
    </Form>
  );
}
