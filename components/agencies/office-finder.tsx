import Form from 'next/form';
import { Button } from '@/components/ui/button/button';
import { Link } from '@/components/ui/link/link';
import type { OfficeSearch } from '@/lib/domain/agencies/office-view';
import { paths } from '@/lib/domain/paths';

const box = 'block min-h-11 w-full rounded-none border border-muted bg-surface px-3 py-2 text-base text-ink';

/** State first, then county. A plain form: what is asked stands in the address. */
export function OfficeFinder({ search }: { search: OfficeSearch }) {
  const { states, state, counties, county } = search;
  return (
    <search className="block rounded bg-ground p-4 sm:p-6 print:hidden">
      <Form
        key={`${state?.code}-${county}`}
        action={paths.offices()}
        prefetch={false}
        className={`grid items-end gap-4 ${
          state
            ? 'sm:grid-cols-2 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]'
            : 'sm:grid-cols-[minmax(0,1fr)_auto] lg:max-w-3xl'
        }`}
      >
        <div className="min-w-0 space-y-1">
          <label htmlFor="office-state" className="block font-bold">
            State or territory
          </label>
          <select id="office-state" name="state" defaultValue={state?.code ?? ''} className={box}>
            <option value="">Choose one</option>
            {states.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
        {state && (
          <div className="min-w-0 space-y-1">
            <label htmlFor="office-county" className="block font-bold">
              County in {state.name}
            </label>
            <select id="office-county" name="county" defaultValue={county ?? ''} className={box}>
              <option value="">Any county</option>
              {counties.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        )}
        <Button type="submit" icon="search">
          Show offices
        </Button>
      </Form>
      {state && (
        <p className="mt-3">
          <Link href={paths.offices()} className="inline-flex min-h-11 items-center">
            Choose another state
          </Link>
        </p>
      )}
    </search>
  );
}
