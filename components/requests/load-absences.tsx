'use client';
import { useActionState } from 'react';
import { Form } from '@/components/form/form';
import { Select } from '@/components/form/select';
import { Submit } from '@/components/form/submit';
import { DateField } from '@/components/form/text-field';
import { Card } from '@/components/ui/card/card';
import type { LoadPage } from '@/lib/domain/requests/load';
import { idle, type Outcome } from '@/lib/domain/result';

type Act = (previous: Outcome, form: FormData) => Promise<Outcome>;

/** Plans days away for one of these people. */
export function AbsenceForm({ people, plan }: { people: LoadPage['people']; plan: Act }) {
  const [answer, act] = useActionState(plan, idle);
  const [only] = people;
  return (
    <Card heading="Plan days away" level={3} tone="quiet">
      <Form action={act} answer={answer} name="absence" after="clear">
        {people.length === 1 && only ? (
          <>
            <input type="hidden" name="userId" value={only.value} />
            <p>For {only.label}.</p>
          </>
        ) : (
          <Select name="userId" label="Who is away" options={people} width="long" />
        )}
        <DateField name="from" label="First day away" />
        <DateField name="to" label="Last day away" />
        <Submit tone="secondary">Plan the days</Submit>
      </Form>
    </Card>
  );
}

/** The days away that are planned, each with a way to cancel it. */
export function PlannedAbsences({ planned, cancel }: { planned: LoadPage['planned']; cancel: Act }) {
  const [answer, act] = useActionState(cancel, idle);
  return (
    <Form action={act} answer={answer} name="cancel-absence">
      {planned.length === 0 && <p className="text-muted">Nobody has planned days away.</p>}
      <ul className="divide-y divide-line border-line border-y empty:hidden">
        {planned.map(({ id, name, days }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 py-2">
            <span className="wrap-anywhere min-w-0">
              {name}: {days}
            </span>
            <Submit tone="quiet" name="absenceId" value={id}>
              Cancel
              <span className="sr-only">
                {' '}
                the days of {name}, {days}
              </span>
            </Submit>
          </li>
        ))}
      </ul>
    </Form>
  );
}
