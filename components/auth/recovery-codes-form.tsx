'use client';
import { useActionState } from 'react';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { Alert } from '@/components/ui/alert/alert';
import { ButtonRow } from '@/components/ui/button/button';
import { idle, type Outcome } from '@/lib/domain/result';
import type { Act } from './act';

/** Makes ten recovery codes and shows them, this one time. */
export function RecoveryCodesForm({ left, action }: { left: number; action: Act }) {
  const [answer, submit] = useActionState(action, idle);
  const codes = codesOf(answer);
  return (
    <Form action={submit} answer={answer} name="recovery-codes">
      {codes ? (
        <Alert tone="success" heading="Write these codes down now" live="polite">
          <p>They are shown this one time. Keep them where you keep important papers. Each is good once.</p>
          <ul className="grid gap-x-8 gap-y-1 font-mono sm:grid-cols-2">
            {codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
        </Alert>
      ) : (
        <p className="max-w-reading">
          {left === 0
            ? 'You have no recovery codes. With one of them and your password you can sign in without your telephone.'
            : `You have ${left} recovery codes left. New ones make the old list useless.`}
        </p>
      )}
      <ButtonRow>
        <Submit tone="secondary" waiting="Making codes…">
          Make new recovery codes
        </Submit>
      </ButtonRow>
    </Form>
  );
}

const codesOf = ({ ok, ...rest }: Outcome): string[] | null => {
  const value: unknown = ok && 'value' in rest ? rest.value : null;
  if (typeof value !== 'object' || value === null || !('codes' in value) || !Array.isArray(value.codes)) return null;
  return value.codes.filter((code) => typeof code === 'string');
};
