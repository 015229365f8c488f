'use client';
import { type PublicKeyCredentialRequestOptionsJSON, startAuthentication } from '@simplewebauthn/browser';
import { startTransition, useActionState, useState } from 'react';
import { Checkbox } from '@/components/form/choices';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { TextField } from '@/components/form/text-field';
import type { StepEnvelope } from '@/components/workflow/step-form';
import type { SigningPage } from '@/lib/domain/agreements/signing-view';
import { idle, type Outcome, type Refused, refuse } from '@/lib/domain/result';

/** The options for the browser, or why it cannot be signed now. */
export type AskToSign = (typedName: string) => Promise<PublicKeyCredentialRequestOptionsJSON | Refused>;

type Props = {
  page: Pick<SigningPage, 'sha256' | 'consent' | 'signerName' | 'party'>;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  /** Asks the passkey to sign the statement with this typed name; null where a code confirmed. */
  ask: AskToSign | null;
  envelope: Pick<StepEnvelope, 'caseId' | 'idempotencyKey'>;
};

/** Consent, the statement about authority, and the typed name that is the signature. */
export function SignForm({ page, action, ask, envelope }: Props) {
  const [answer, act] = useActionState(action, idle);
  const [refused, setRefused] = useState<Refused | null>(null);

  const sign = async (form: FormData) => {
    setRefused(null);
    const problem = ask && isFilledIn(form) ? await signWith(ask, form) : null;
    if (problem) setRefused(problem);
    else startTransition(() => act(form));
  };

  return (
    <Form action={ask ? sign : act} answer={refused ?? answer} name="signature">
      {/* No version: others of the same group may sign meanwhile. What this person signs is held by the hash. */}
      <input type="hidden" name="caseId" value={envelope.caseId} />
      <input type="hidden" name="idempotencyKey" value={envelope.idempotencyKey} />
      <input type="hidden" name="sha256" value={page.sha256} />
      <Checkbox
        name="consent"
        value="on"
        label="I have read the text and agree to sign it electronically."
        hint={page.consent.intent}
      />
      <Checkbox name="authority" value="on" label={page.consent.authority} hint={`You sign for ${page.party}.`} />
      <TextField
        name="typedName"
        label="Type your full name to sign"
        hint={`As the portal knows it: ${page.signerName}`}
        autoComplete="off"
        spellCheck={false}
      />
      {ask && (
        <p className="max-w-reading text-muted">
          Your passkey is asked once more: it signs this text together with your name, the time and what you agreed to.
        </p>
      )}
      <Submit waiting="Signing…">Sign agreement</Submit>
    </Form>
  );
}

// An empty form is refused by the server, field by field, before anybody touches a key.
const isFilledIn = (form: FormData): boolean =>
  form.has('consent') && form.has('authority') && String(form.get('typedName') ?? '').trim() !== '';

/** Puts the passkey's signature into the form; returns why there is none. */
const signWith = async (ask: AskToSign, form: FormData): Promise<Refused | null> => {
  const asked = await ask(String(form.get('typedName')));
  if ('ok' in asked) return asked;
  try {
    form.set('assertion', JSON.stringify(await startAuthentication({ optionsJSON: asked })));
    return null;
  } catch {
    // Cancelled, timed out, or the key is not here: the browser does not say which, on purpose.
    return refuse('blocked', 'Your passkey did not sign. Press "Sign agreement" to try again.');
  }
};
