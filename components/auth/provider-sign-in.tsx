'use client';
import { useActionState } from 'react';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { idle } from '@/lib/domain/result';
import type { Act } from './act';

type ProviderSignInProps = { providers: readonly { id: string; label: string }[]; back: string; action: Act };

/** One button for each identity provider that signs people in here; nothing where there is none. */
export function ProviderSignIn({ providers, back, action }: ProviderSignInProps) {
  const [answer, submit] = useActionState(action, idle);
  if (providers.length === 0) return null;
  return (
    <section aria-labelledby="providers" className="space-y-4 border-line border-t pt-6">
      <h2 id="providers" className="text-xl">
        Sign in with your agency or government account
      </h2>
      <Form action={submit} answer={answer} name="provider-sign-in">
        <input type="hidden" name="back" value={back} />
        <ul className="space-y-3">
          {providers.map(({ id, label }) => (
            <li key={id}>
              <Submit tone="secondary" name="provider" value={id} waiting={`Going to ${label}…`}>
                Sign in with {label}
              </Submit>
            </li>
          ))}
        </ul>
      </Form>
    </section>
  );
}
