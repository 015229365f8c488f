'use client';
import { useActionState } from 'react';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { TextField } from '@/components/form/text-field';
import { ButtonRow } from '@/components/ui/button/button';
import { idle } from '@/lib/domain/result';
import type { Act } from './act';

type TotpEnrolmentFormProps = {
  offer: { picture: string; secret: string; token: string };
  action: Act;
  back: string;
};

/** Sets up an authenticator app: scan or type the secret, then enter a code of it. */
export function TotpEnrolmentForm({ offer, action, back }: TotpEnrolmentFormProps) {
  const [answer, submit] = useActionState(action, idle);
  return (
    <Form action={submit} answer={answer} name="authenticator">
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name="token" value={offer.token} />
      <ol className="list-decimal space-y-4 pl-6">
        <li>Install an authenticator app on your telephone, if you have none.</li>
        <li className="space-y-3">
          <p>Scan this picture with the app.</p>
          {/* biome-ignore lint/performance/noImgElement: a picture inside the page, which no optimiser can improve. */}
          <img src={offer.picture} alt="QR code with your secret" className="size-52 border border-line" />
          <p>
            Or type this secret into the app:
            <br />
            <code className="wrap-anywhere">{offer.secret}</code>
          </p>
        </li>
        <li>Enter the six digits the app shows.</li>
      </ol>
      <TextField
        name="code"
        label="Code from your authenticator app"
        inputMode="numeric"
        autoComplete="one-time-code"
        width="short"
      />
      <ButtonRow>
        <Submit waiting="Checking…">Set up the app</Submit>
      </ButtonRow>
    </Form>
  );
}
