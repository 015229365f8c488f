import Form from 'next/form';
import { Button } from '@/components/ui/button/button';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';
import { publicStatuses, publicStatusFacts } from '@/lib/domain/register/public-status';
import type { RegisterChoice } from '@/lib/domain/register/register-view';

export type RegisterAsked = { q: string; program: string | null; status: string | null; state: string | null };

type RegisterSearchProps = {
  asked: RegisterAsked;
  programs: readonly RegisterChoice[];
  states: readonly RegisterChoice[];
};

const box = 'block min-h-11 w-full rounded-none border border-muted bg-surface px-3 py-2 text-base text-ink';

type ChoiceFieldProps = {
  name: string;
  label: string;
  any: string;
  choices: readonly RegisterChoice[];
  chosen: string | null;
};

function ChoiceField({ name, label, any, choices, chosen }: ChoiceFieldProps) {
  const id = `register-${name}`;
  return (
    <div className="min-w-0 space-y-1">
      <label htmlFor={id} className="block font-bold">
        {label}
      </label>
      <select id={id} name={name} defaultValue={chosen ?? ''} className={box}>
        <option value="">{any}</option>
        {choices.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

const statusChoices = publicStatuses.map((value) => ({ value, label: publicStatusFacts[value].label }));

/** Search and filters of the register. A plain form: what is asked stands in the address. */
export function RegisterSearch({ asked, programs, states }: RegisterSearchProps) {
  const isAsked = asked.q !== '' || asked.program !== null || asked.status !== null || asked.state !== null;
  return (
    <search className="block rounded bg-ground p-4 sm:p-6 print:hidden">
      <Form
        // The boxes start anew when another address is asked for.
        key={JSON.stringify(asked)}
        action={paths.register()}
        prefetch={false}
        className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-[minmax(0,2fr)_repeat(3,minmax(0,1fr))_auto]"
      >
        <div className="min-w-0 space-y-1">
          <label htmlFor="register-q" className="block font-bold">
            Agency or number
          </label>
          <input
            id="register-q"
            name="q"
            type="search"
            defaultValue={asked.q}
            maxLength={100}
            autoComplete="off"
            className={box}
          />
        </div>
        <ChoiceField name="program" label="Program" any="Any program" choices={programs} chosen={asked.program} />
        <ChoiceField name="status" label="Status" any="Any status" choices={statusChoices} chosen={asked.status} />
        <ChoiceField name="state" label="State" any="Any state" choices={states} chosen={asked.state} />
        <Button type="submit" icon="search">
          Search
        </Button>
      </Form>
      {isAsked && (
        <p className="mt-3">
          <Link href={paths.register()} className="inline-flex min-h-11 items-center">
            Clear search and filters
          </Link>
        </p>
      )}
    </search>
  );
}
