'use client';
import { useActionState } from 'react';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { Alert } from '@/components/ui/alert/alert';
import { HashText } from '@/components/ui/hash-text/hash-text';
import type { ChainCheck as Check } from '@/lib/domain/audit-view';
import type { Outcome } from '@/lib/domain/result';

type Act = (previous: Outcome<Check | null>, form: FormData) => Promise<Outcome<Check | null>>;

const nothingYet: Outcome<Check | null> = { ok: true, value: null };

function Result({ check }: { check: Check }) {
  const took = `Checked ${check.checkedAt}, in ${(check.milliseconds / 1000).toFixed(1)} seconds.`;
  if (!check.ok) {
    return (
      <Alert tone="error" heading="The chain is broken" live="assertive">
        <p>{check.problem}</p>
        <p>Keep the database as it is and call your security office. {took}</p>
      </Alert>
    );
  }
  return (
    <div className="space-y-3">
      <Alert tone="success" heading="The chain is whole" live="polite">
        <p>
          All {(check.events ?? 0).toLocaleString('en-US')} events lean on the one before. {took}
        </p>
      </Alert>
      {check.head && <HashText hash={check.head} label="Hash of the last event" />}
    </div>
  );
}

/** Runs over the whole audit chain at the press of a button, and shows what it found. */
export function ChainCheck({ action }: { action: Act }) {
  const [answer, act] = useActionState(action, nothingYet);
  return (
    <Form action={act} answer={answer} name="chain">
      <div className="space-y-4">
        <Submit tone="secondary" waiting="Checking…">
          Check the whole chain
        </Submit>
        {answer.ok && answer.value && <Result check={answer.value} />}
      </div>
    </Form>
  );
}
