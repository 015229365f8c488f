'use client';
import { type PublicKeyCredentialCreationOptionsJSON, startRegistration } from '@simplewebauthn/browser';
import { startTransition, useActionState, useState } from 'react';
import { Form } from '@/components/form/form';
import { useHydrated } from '@/components/form/hydrated';
import { Submit } from '@/components/form/submit';
import { TextField } from '@/components/form/text-field';
import { Alert } from '@/components/ui/alert/alert';
import { ButtonRow } from '@/components/ui/button/button';
import type { ButtonTone } from '@/components/ui/button/button-class';
import { idle } from '@/lib/domain/result';
import type { Act } from './act';

type AddPasskeyFormProps = {
  ask: () => Promise<PublicKeyCredentialCreationOptionsJSON>;
  action: Act;
  /** The page to go to afterwards, where the action goes somewhere. */
  back?: string;
  /** The one thing to do on its page, or one of several. */
  tone?: ButtonTone;
};

/** Names a new passkey and asks the device to make it. Drawn only where the browser can do that. */
export function AddPasskeyForm({ ask, action, back, tone = 'secondary' }: AddPasskeyFormProps) {
  const [answer, submit] = useActionState(action, idle);
  const [problem, setProblem] = useState<string | null>(null);
  const isReady = useHydrated();
  if (isReady && typeof PublicKeyCredential === 'undefined') {
    return <p className="text-muted">This browser cannot make passkeys. Use a newer browser to add one.</p>;
  }

  const make = async (form: FormData) => {
    setProblem(null);
    try {
      const made = await startRegistration({ optionsJSON: await ask() });
      form.set('attestation', JSON.stringify(made));
      startTransition(() => submit(form));
    } catch {
      setProblem('No passkey was made. It may be on this device already, or the request was cancelled. Try again.');
    }
  };

  return (
    <Form action={make} answer={answer} name="new-passkey" after="clear">
      {back !== undefined && <input type="hidden" name="back" value={back} />}
      {problem && (
        <Alert tone="error" size="slim" live="assertive">
          {problem}
        </Alert>
      )}
      <TextField
        name="label"
        label="Name for a new passkey"
        hint="So that you know it again, such as “Work laptop”."
        autoComplete="off"
        width="medium"
      />
      <ButtonRow>
        <Submit tone={tone} waiting="Waiting for your device…">
          Add a passkey
        </Submit>
      </ButtonRow>
    </Form>
  );
}
