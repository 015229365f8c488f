import { boxClass } from '@/components/form/field';
import { Button } from '@/components/ui/button/button';
import { Link } from '@/components/ui/link/link';
import { endingChoices, endingLabels } from '@/lib/domain/agreements/end-dates';
import { type AgreementFilter, agreementFilter, filterQuery, isNarrowed } from '@/lib/domain/agreements/list-filter';
import { agreementStatuses, agreementStatusFacts } from '@/lib/domain/agreements/status';
import { paths } from '@/lib/domain/paths';
import { programOf } from '@/lib/domain/programs/catalog';
import { programCodes } from '@/lib/domain/programs/program-code';

type Listed = readonly { value: string; label: string }[];
type FiltersProps = { filter: AgreementFilter; offices: Listed; states: Listed };

const toPairs = (listed: Listed): [string, string][] => listed.map(({ value, label }) => [value, label]);

const unrenewed = (ending: 'QUARTER' | 'NEXT_QUARTER'): string =>
  paths.agreements() + filterQuery(agreementFilter.parse({ ending, renewal: 'NONE' }));

/** The question asked most, in one click each. */
function EndingSoon() {
  return (
    <p className="flex flex-wrap gap-x-6">
      <Link href={unrenewed('QUARTER')} className="inline-flex min-h-11 items-center">
        Ending this quarter, no renewal begun
      </Link>
      <Link href={unrenewed('NEXT_QUARTER')} className="inline-flex min-h-11 items-center">
        Ending next quarter, no renewal begun
      </Link>
    </p>
  );
}

/** Narrows the list. A plain form that puts the choice into the address, so that it can be kept and sent on. */
export function AgreementFilters({ filter, offices, states }: FiltersProps) {
  return (
    <search className="block space-y-3 print:hidden">
      <EndingSoon />
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
        {states.length > 0 && <Choice name="state" label="State" value={filter.state} options={toPairs(states)} />}
        {offices.length > 0 && (
          <Choice name="office" label="Field office" value={filter.office} options={toPairs(offices)} />
        )}
        <Choice
          name="ending"
          label="End date"
          value={filter.ending}
          options={endingChoices.map((code) => [code, endingLabels[code]])}
        />
        <Day name="from" label="Ends from" value={filter.from} />
        <Day name="to" label="Ends until" value={filter.to} />
        <Choice
          name="conditions"
          label="Conditions"
          value={filter.conditions}
          options={[
            ['OPEN', 'Some open'],
            ['NONE', 'None open'],
          ]}
        />
        <Choice
          name="renewal"
          label="Renewal"
          value={filter.renewal}
          options={[
            ['BEGUN', 'Begun'],
            ['NONE', 'Not begun'],
          ]}
        />
        <Button type="submit" tone="secondary" icon="search">
          Show
        </Button>
        {isNarrowed(filter) && (
          <Link href={paths.allAgreements()} className="inline-flex min-h-11 items-center">
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

function Day({ name, label, value }: Omit<ChoiceProps, 'options'>) {
  return (
    <div className="space-y-1">
      <label htmlFor={`filter-${name}`} className="block font-bold">
        {label}
      </label>
      <input
        id={`filter-${name}`}
        name={name}
        type="date"
        defaultValue={value}
        className={`${boxClass} block w-44 max-w-full max-sm:w-full`}
      />
    </div>
  );
}
