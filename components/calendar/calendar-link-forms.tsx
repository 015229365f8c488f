'use client';
import { useActionState } from 'react';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import type { CalendarPage } from '@/lib/domain/calendar/calendar-view';
import { idle, type Outcome } from '@/lib/domain/result';

type Act = (previous: Outcome, form: FormData) => Promise<Outcome>;
type Props = { link: CalendarPage['link']; make: Act; revoke: Act };

/** Makes the private address for calendar programs, and takes it away. */
export function CalendarLinkForms({ link, make, revoke }: Props) {
  const [made, makeIt] = useActionState(make, idle);
  const [revoked, revokeIt] = useActionState(revoke, idle);
  return (
    <section id="feed" aria-labelledby="feed-heading" className="scroll-mt-6 space-y-4">
      <h2 id="feed-heading" className="text-2xl">
        In your own calendar
      </h2>
      <p className="max-w-reading">
        A private address lets a calendar program read these days without signing in. Whoever has the address can read
        them: give it to nobody. Making a new one ends the one before.
      </p>
      {link && (
        <p>
          Made on {link.madeOn}. {link.usedOn ? `Last read on ${link.usedOn}.` : 'Not read yet.'}
        </p>
      )}
      <div className="wrap-anywhere space-y-4">
        <Form action={makeIt} answer={made} name="make-link">
          <Submit tone="secondary">{link ? 'Make a new address' : 'Make an address'}</Submit>
        </Form>
        {(link || (revoked.ok && revoked.message)) && (
          <Form action={revokeIt} answer={revoked} name="revoke-link">
            {link && <Submit tone="danger">Take the address away</Submit>}
          </Form>
        )}
      </div>
    </section>
  );
}
