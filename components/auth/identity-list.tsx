'use client';
import { useActionState } from 'react';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { momentText } from '@/lib/domain/dates';
import { idle } from '@/lib/domain/result';
import type { Act } from './act';

type Identity = { id: string; label: string; email: string; createdAt: Date; lastUsedAt: Date | null };
type IdentityListProps = { identities: readonly Identity[]; timeZone: string; unlink: Act };

/** The accounts at identity providers that sign a person in here, each with a way to unlink it. */
export function IdentityList({ identities, timeZone, unlink }: IdentityListProps) {
  const [answer, submit] = useActionState(unlink, idle);
  return (
    <Form action={submit} answer={answer} name="identities">
      {identities.length === 0 ? (
        <p className="text-muted">No account at an identity provider is linked.</p>
      ) : (
        <ul className="divide-y divide-line border-line border-y">
          {identities.map((identity) => (
            <li key={identity.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-4">
              <div className="min-w-0 space-y-1">
                <p className="wrap-anywhere">
                  <strong>{identity.label}</strong>, {identity.email}
                </p>
                <p className="text-muted">
                  Linked {momentText(identity.createdAt, timeZone)}.{' '}
                  {identity.lastUsedAt
                    ? `Last used ${momentText(identity.lastUsedAt, timeZone)}.`
                    : 'Not used to sign in yet.'}
                </p>
              </div>
              <Submit tone="secondary" name="identityId" value={identity.id} waiting="Unlinking…">
                Unlink<span className="sr-only"> {identity.label}</span>
              </Submit>
            </li>
          ))}
        </ul>
      )}
    </Form>
  );
}

type LinkFormProps = { providers: readonly { id: string; label: string }[]; action: Act };

/** A button for each identity provider that could be linked besides. */
export function LinkForm({ providers, action }: LinkFormProps) {
  const [answer, submit] = useActionState(action, idle);
  return (
    <Form action={submit} answer={answer} name="link-provider">
      <ul className="flex flex-wrap gap-3">
        {providers.map(({ id, label }) => (
          <li key={id}>
            <Submit tone="secondary" name="provider" value={id} waiting={`Going to ${label}…`}>
              Link an account at {label}
            </Submit>
          </li>
        ))}
      </ul>
    </Form>
  );
}

/** The button that links what waits in this browser. */
export function LinkWaitingForm({ label, action }: { label: string; action: Act }) {
  const [answer, submit] = useActionState(action, idle);
  return (
    <Form action={submit} answer={answer} name="link-waiting">
      <Submit waiting="Linking…">Link this account at {label}</Submit>
    </Form>
  );
}
