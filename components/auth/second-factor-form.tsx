'use client';
import { useActionState } from 'react';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { TextField } from '@/components/form/text-field';
import { Alert } from '@/components/ui/alert/alert';
import { ButtonRow } from '@/components/ui/button/button';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { idle } from '@/lib/domain/result';
import type { Act } from './act';
import { DemonstrationCode } from './demonstration-code';
import { PasskeyForm } from './passkey-form';

type Choices = { totp: boolean; passkeys: number; recoveryCodes: number; demonstrationCode: string | null };

type SecondFactorFormProps = {
  choices: Choices;
  /** The page to go to afterwards. */
  back: string;
  confirmCode: Act;
  askPasskey: Parameters<typeof PasskeyForm>[0]['ask'];
  confirmPasskey: Act;
  /** Leave it out where a recovery code does not count (signing). */
  confirmRecoveryCode?: Act;
  /** What the button says. */
  submit?: string;
};

/** Asks for a second factor: the code of an authenticator app, a passkey, or (to sign in) a recovery code. */
export function SecondFactorForm({ choices, back, submit = 'Confirm', ...acts }: SecondFactorFormProps) {
  if (choices.passkeys === 0 && !choices.totp) return <NothingCounts />;
  return (
    <div className="space-y-8">
      {choices.passkeys > 0 && (
        <PasskeyForm ask={acts.askPasskey} action={acts.confirmPasskey} back={back}>
          Use a passkey
        </PasskeyForm>
      )}
      {choices.totp && (
        <CodeForm action={acts.confirmCode} back={back} submit={submit} shown={choices.demonstrationCode} />
      )}
      {acts.confirmRecoveryCode && choices.recoveryCodes > 0 && (
        <Disclosure summary="Use a recovery code instead">
          <RecoveryForm action={acts.confirmRecoveryCode} back={back} />
        </Disclosure>
      )}
    </div>
  );
}

/** Somebody became a signer, or got a role that asks for a passkey, after they had signed in with a code. */
function NothingCounts() {
  return (
    <Alert tone="warning" heading="You need a passkey for this">
      What you do here asks for a passkey, and you have none yet. Sign out and sign in again: after your password and
      code you set one up.
    </Alert>
  );
}

type CodeFormProps = { action: Act; back: string; submit: string; shown: string | null };

function CodeForm({ action, back, submit: label, shown }: CodeFormProps) {
  const [answer, submit] = useActionState(action, idle);
  return (
    <Form action={submit} answer={answer} name="second-factor">
      <input type="hidden" name="back" value={back} />
      {shown && <DemonstrationCode code={shown} />}
      <TextField
        name="code"
        label="Code from your authenticator app"
        hint="Six digits. A new code comes every 30 seconds, and each is good once."
        inputMode="numeric"
        autoComplete="one-time-code"
        width="short"
      />
      <ButtonRow>
        <Submit waiting="Checking…">{label}</Submit>
      </ButtonRow>
    </Form>
  );
}

function RecoveryForm({ action, back }: { action: Act; back: string }) {
  const [answer, submit] = useActionState(action, idle);
  return (
    <Form action={submit} answer={answer} name="recovery">
      <input type="hidden" name="back" value={back} />
      <TextField
        name="recoveryCode"
        label="Recovery code"
        hint="One of the ten codes you kept, such as k4mp-9xrt-c2hd-7ewq. Each is good once."
        autoComplete="off"
        spellCheck={false}
        width="medium"
      />
      <ButtonRow>
        <Submit waiting="Checking…" tone="secondary">
          Use this code
        </Submit>
      </ButtonRow>
    </Form>
  );
}
