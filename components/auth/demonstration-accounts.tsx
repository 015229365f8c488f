'use client';
import { useActionState } from 'react';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { idle, type Outcome } from '@/lib/domain/result';

type Person = { email: string; name: string; title: string; role: string };
type DemonstrationAccountsProps = {
  groups: readonly { place: string; people: readonly Person[] }[];
  back: string;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
};

/** Every demonstration account with its one-click button, by agency or office. */
export function DemonstrationAccounts({ groups, back, action }: DemonstrationAccountsProps) {
  return (
    <div className="space-y-8">
      {groups.map((group) => (
        <section key={group.place} className="space-y-3">
          <h3>{group.place}</h3>
          <ul className="divide-y divide-line border-line border-y">
            {group.people.map((person) => (
              <li key={person.email} className="py-3">
                <PersonRow person={person} back={back} action={action} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

type PersonRowProps = Pick<DemonstrationAccountsProps, 'back' | 'action'> & { person: Person };

function PersonRow({ person, back, action }: PersonRowProps) {
  const [answer, submit] = useActionState(action, idle);
  return (
    <Form action={submit} answer={answer} name={person.email.replace(/\W/g, '-')}>
      <input type="hidden" name="email" value={person.email} />
      <input type="hidden" name="back" value={back} />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p className="min-w-0">
          <strong>{person.role}</strong>
          <br />
          {person.name}, {person.title}
        </p>
        <Submit tone="secondary" waiting="Signing in…">
          Sign in
          <span className="sr-only">
            {' '}
            as {person.role}, {person.name}
          </span>
        </Submit>
      </div>
    </Form>
  );
}
