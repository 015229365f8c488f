import { boxClass } from '@/components/form/field';
import { Button } from '@/components/ui/button/button';
import { Link } from '@/components/ui/link/link';
import type { AgreementFilter } from '@/lib/domain/agreements/list-filter';
import { agreementStatuses, agreementStatusFacts } from '@/lib/domain/agreements/status';
import { paths } from '@/lib/domain/paths';
import { programOf } from '@/lib/domain/programs/catalog';
import { programCodes } from '@/lib/domain/programs/program-code';

/** Narrows the list. A plain form that puts the choice into the address, so that it can be kept and sent on. */
export function AgreementFilters({ filter }: { filter: AgreementFilter }) {
  const narrowed = Boolean(filter.status || filter.program || filter.ending || filter.search);
  return (
    <search>
      <form
        action={paths.agreements()}
        className="flex flex-wrap items-end gap-x-4 gap-y-3 border-line border-y py-4 max-sm:flex-col max-sm:items-stretch"
      >
        <div className="space-y-1">
          <label htmlFor="filter-search" className="block font-bold">
            Search
          </label>
          <input
            id="filter-search"
            name="search"
            type="search"
            defaultValue={filter.search}
            placeholder="Number, agency or title"
            className={`${boxClass} w-60 max-w-full max-sm:w-full`}
          />
        </div>
        <Choice
          name="status"
          label="Status"
          value={filter.status}
          options={agreementStatuses.map((code) => [code, agreementStatusFacts[code].label])}
        />
        <Choice
          name="program"
          label="Program"
          value={filter.program}
          options={programCodes.map((code) => [code, programOf(code).shortName])}
        />
        <Choice name="ending" label="End date" value={filter.ending} options={[['180', 'Within 180 days']]} />
        <Button type="submit" tone="secondary" icon="search">
          Show
        </Button>
        {narrowed && (
          <Link href={paths.agreements()} className="inline-flex min-h-11 items-center">
            Clear all
          </Link>
        )}
      </form>
    </search>
  );
}

type ChoiceProps = {
  name: string;
  label: string;
  value: string | undefined;
  options: readonly (readonly [string, string])[];
};

function Choice({ name, label, value, options }: ChoiceProps) {
  return (
    <div className="space-y-1">
      <label htmlFor={`filter-${name}`} className="block font-bold">
        {label}
      </label>
      <select
        id={`filter-${name}`}
        name={name}
        defaultValue={value ?? ''}
        className={`${boxClass} block w-40 max-w-full max-sm:w-full`}
      >
        <option value="">All</option>
        {options.map(([code, text]) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
