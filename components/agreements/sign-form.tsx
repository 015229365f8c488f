'use client';
import { useActionState } from 'react';
import { Checkbox } from '@/components/form/choices';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { TextField } from '@/components/form/text-field';
import type { StepEnvelope } from '@/components/workflow/step-form';
import type { SigningPage } from '@/lib/domain/agreements/signing-view';
import { idle, type Outcome } from '@/lib/domain/result';

type Props = {
  page: Pick<SigningPage, 'sha256' | 'consent' | 'signerName' | 'party'>;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelope: Pick<StepEnvelope, 'caseId' | 'idempotencyKey'>;
};

/** Consent, the statement about authority, and the typed name that is the signature. */
export function SignForm({ page, action, envelope }: Props) {
  const [answer, act] = useActionState(action, idle);
  return (
    <Form action={act} answer={answer} name="signature">
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
      <Submit waiting="Signing…">Sign agreement</Submit>
    </Form>
  );
}
