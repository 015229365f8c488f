'use client';
import { useActionState } from 'react';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { idle } from '@/lib/domain/result';
import type { Act } from './act';

type Person = { email: string; name: string; title: string; role: string };
type DemonstrationAccountsProps = {
  groups: readonly { place: string; people: readonly Person[] }[];
  back: string;
  action: Act;
};

/** Every demonstration account with its one-click button, by agency or office. Loudly marked, because it is a door. */
export function DemonstrationAccounts({ groups, back, action }: DemonstrationAccountsProps) {
  const [answer, submit] = useActionState(action, idle);
  return (
    <section aria-labelledby="demonstration" className="min-w-0 border-4 border-warning bg-surface">
      <div className="space-y-1 bg-warning-light p-4 sm:px-6">
        <h2 id="demonstration" className="text-xl">
          Demonstration only: sign in with one click
        </h2>
        <p>These people and places are invented. A real portal has no such list.</p>
      </div>
      <Form action={submit} answer={answer} name="demonstration-accounts" className="p-4 sm:px-6">
        <input type="hidden" name="back" value={back} />
        {groups.map((group) => (
          <section key={group.place} className="space-y-1">
            <h3 className="text-lg">{group.place}</h3>
            <ul className="divide-y divide-line">
              {group.people.map((person) => (
                <PersonRow key={person.email} person={person} />
              ))}
            </ul>
          </section>
        ))}
      </Form>
    </section>
  );
}

function PersonRow({ person }: { person: Person }) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 py-2">
      <p>
        <strong>{person.role}</strong>
        <br />
        <span className="text-muted">
          {person.name}, {person.title}
        </span>
      </p>
      <Submit tone="secondary" name="email" value={person.email} waiting="…">
        Sign in
        <span className="sr-only">
          {' '}
          as {person.role}, {person.name}
        </span>
      </Submit>
    </li>
  );
}
