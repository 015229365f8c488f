'use client';
import { type PublicKeyCredentialRequestOptionsJSON, startAuthentication } from '@simplewebauthn/browser';
import { type ReactNode, startTransition, useActionState, useState } from 'react';
import { useHydrated } from '@/components/form/hydrated';
import { Alert } from '@/components/ui/alert/alert';
import { Button } from '@/components/ui/button/button';
import type { ButtonTone } from '@/components/ui/button/button-class';
import { idle } from '@/lib/domain/result';
import type { Act } from './act';

type PasskeyFormProps = {
  /** Asks the server for a challenge. */
  ask: () => Promise<PublicKeyCredentialRequestOptionsJSON>;
  /** Takes the passkey's answer in the field `assertion`, and `back`. */
  action: Act;
  back: string;
  tone?: ButtonTone;
  children: ReactNode;
};

/** A button that asks the device for a passkey. Drawn only where the browser can do that. */
export function PasskeyForm({ ask, action, back, tone = 'secondary', children }: PasskeyFormProps) {
  const [answer, submit, sending] = useActionState(action, idle);
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const canAsk = useHydrated() && typeof PublicKeyCredential !== 'undefined';
  if (!canAsk) return null;
  const isBusy = isAsking || sending;

  const askDevice = async () => {
    if (isBusy) return;
    setAsking(true);
    setProblem(null);
    try {
      const shown = await startAuthentication({ optionsJSON: await ask() });
      const form = new FormData();
      form.set('assertion', JSON.stringify(shown));
      form.set('back', back);
      startTransition(() => submit(form));
    } catch {
      // Cancelled, timed out, or there is no passkey: the browser does not say which, on purpose.
      setProblem('No passkey was shown. Try again, or choose another way.');
    } finally {
      setAsking(false);
    }
  };

  return (
    <div className="space-y-4">
      {(problem ?? (answer.ok ? null : answer.message)) && (
        <Alert tone="error" size="slim" live="assertive">
          {problem ?? (answer.ok ? null : answer.message)}
        </Alert>
      )}
      <Button tone={tone} icon="lock" aria-disabled={isBusy || undefined} onClick={askDevice}>
        {isBusy ? 'Waiting for your device…' : children}
      </Button>
    </div>
  );
}
