'use client';
import { useActionState } from 'react';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { momentText } from '@/lib/domain/dates';
import { idle } from '@/lib/domain/result';
import type { Act } from './act';

type Passkey = { id: string; label: string; createdAt: Date; lastUsedAt: Date | null };

/** A person's passkeys, each with a way to remove it. */
export function PasskeyList(props: { passkeys: readonly Passkey[]; timeZone: string; remove: Act }) {
  const { passkeys, timeZone, remove } = props;
  const [answer, submit] = useActionState(remove, idle);
  return (
    <Form action={submit} answer={answer} name="passkeys">
      {passkeys.length === 0 ? (
        <p className="text-muted">You have no passkey yet.</p>
      ) : (
        <ul className="divide-y divide-line border-line border-y">
          {passkeys.map((key) => (
            <li key={key.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-4">
              <div className="min-w-0 space-y-1">
                <p>
                  <strong className="wrap-anywhere">{key.label}</strong>
                </p>
                <p className="text-muted">
                  Added {momentText(key.createdAt, timeZone)}.{' '}
                  {key.lastUsedAt ? `Last used ${momentText(key.lastUsedAt, timeZone)}.` : 'Not used yet.'}
                </p>
              </div>
              <Submit tone="secondary" name="passkeyId" value={key.id} waiting="Removing…">
                Remove<span className="sr-only"> {key.label}</span>
              </Submit>
            </li>
          ))}
        </ul>
      )}
    </Form>
  );
}
