import Form from 'next/form';
import { Button } from '@/components/ui/button/button';
import { Link } from '@/components/ui/link/link';

export type FilterField =
  | { kind: 'text'; name: string; label: string; value: string }
  | { kind: 'day'; name: string; label: string; value: string | null }
  | {
      kind: 'choice';
      name: string;
      label: string;
      any: string;
      value: string | null;
      options: readonly { value: string; label: string }[];
    };

const box = 'block min-h-11 w-full rounded-none border border-muted bg-surface px-3 py-2 text-base text-ink';

function Box({ field, id }: { field: FilterField; id: string }) {
  if (field.kind === 'text') {
    return (
      <input
        id={id}
        name={field.name}
        type="search"
        defaultValue={field.value}
        maxLength={100}
        autoComplete="off"
        className={box}
      />
    );
  }
  if (field.kind === 'day') {
    return <input id={id} name={field.name} type="date" defaultValue={field.value ?? ''} className={box} />;
  }
  return (
    <select id={id} name={field.name} defaultValue={field.value ?? ''} className={box}>
      <option value="">{field.any}</option>
      {field.options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}

/** Filters above a list, as a plain form: what is asked stands in the address. */
export function FilterBar({ action, fields }: { action: string; fields: readonly FilterField[] }) {
  const isAsked = fields.some(({ value }) => value);
  return (
    <search className="mb-6 block rounded bg-ground p-4 print:hidden">
      <Form
        key={JSON.stringify(fields.map(({ value }) => value))}
        action={action}
        prefetch={false}
        className="flex flex-wrap items-end gap-4"
      >
        {fields.map((field) => (
          <div key={field.name} className="min-w-0 flex-1 basis-44 space-y-1">
            <label htmlFor={`filter-${field.name}`} className="block font-bold">
              {field.label}
            </label>
            <Box field={field} id={`filter-${field.name}`} />
          </div>
        ))}
        <Button type="submit" tone="secondary" icon="search" className="max-sm:w-full">
          {fields.every(({ kind }) => kind === 'text') ? 'Search' : 'Show'}
        </Button>
        {isAsked && (
          <Link href={action} className="inline-flex min-h-11 items-center">
            Clear all
          </Link>
        )}
      </Form>
    </search>
  );
}
