import { boxClass } from '@/components/form/field';
import { Button } from '@/components/ui/button/button';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { Icon } from '@/components/ui/icon/icon';
import { Link } from '@/components/ui/link/link';
import { agencyTypeLabels, agencyTypes } from '@/lib/domain/agencies/agency-type';
import { paths } from '@/lib/domain/paths';
import { programOf } from '@/lib/domain/programs/catalog';
import { programCodes } from '@/lib/domain/programs/program-code';
import { type Choice, filterChips } from '@/lib/domain/requests/list-chips';
import { COLUMNS_MAX, columnsShown, listColumnLabels, listColumns } from '@/lib/domain/requests/list-columns';
import {
  requestDueLabels,
  requestDues,
  requestFlagLabels,
  requestFlags,
  requestListHref,
} from '@/lib/domain/requests/list-filter';
import type { RequestList } from '@/lib/domain/requests/list-view';
import { requestStatuses, requestStatusFacts } from '@/lib/domain/requests/status';

type ListFiltersProps = Pick<RequestList, 'filter' | 'choices'>;

const none: Choice = { value: 'NONE', label: 'No liaison yet' };

/** Search and filters as a plain form: the address holds everything, and it works without JavaScript. */
export function ListFilters({ filter, choices }: ListFiltersProps) {
  return (
    <div className="space-y-4 print:hidden">
      <form action={paths.requests()} method="get" className="space-y-4">
        {filter.view && <input type="hidden" name="view" value={filter.view} />}
        {filter.sort && <input type="hidden" name="sort" value={filter.sort} />}
        <label className="block space-y-1">
          <span className="block font-bold">Search</span>
          <input
            type="search"
            name="search"
            defaultValue={filter.search}
            placeholder="Number, title or agency"
            className={`${boxClass} block w-full`}
          />
        </label>
        <MainFilters filter={filter} choices={choices} />
        <div>
          <MoreFilters filter={filter} choices={choices} />
          <ColumnChoice filter={filter} ice={choices.offices.length > 0} />
        </div>
        <Button type="submit" tone="secondary" icon="search">
          Show
        </Button>
      </form>
      <FilterChips filter={filter} choices={choices} />
    </div>
  );
}

const rowClass = 'grid gap-4 sm:grid-cols-2 lg:grid-cols-4';

function MainFilters({ filter, choices }: ListFiltersProps) {
  return (
    <div className={rowClass}>
      <FilterSelect
        name="status"
        label="Status"
        value={filter.status}
        any="Any status"
        options={requestStatuses.map((status) => ({ value: status, label: requestStatusFacts[status].label }))}
      />
      <FilterSelect
        name="due"
        label="Due"
        value={filter.due}
        any="Any date"
        options={requestDues.map((due) => ({ value: due, label: requestDueLabels[due] }))}
      />
      <FilterSelect
        name="flag"
        label="Attention"
        value={filter.flag}
        any="All"
        options={requestFlags.map((flag) => ({ value: flag, label: requestFlagLabels[flag] }))}
      />
      {(choices.liaisons.length > 0 || choices.liaisonsByOffice) && (
        <FilterSelect
          name="liaison"
          label="Liaison"
          value={filter.liaison}
          any="Any liaison"
          options={[none, ...choices.liaisons]}
          note={
            choices.liaisonsByOffice ? 'Show a field office first (More filters) to choose one of its liaisons.' : ''
          }
        />
      )}
    </div>
  );
}

/** Asked less often, so folded; open while one of them is in use. */
function MoreFilters({ filter, choices }: ListFiltersProps) {
  const { office, state, agencyType, program, mine } = filter;
  const inUse = office || state || agencyType || program || mine;
  return (
    <Disclosure summary="More filters" start={inUse ? 'open' : 'closed'}>
      <div className={rowClass}>
        <FilterSelect
          name="program"
          label="Program"
          value={program}
          any="Any program"
          options={programCodes.map((code) => ({ value: code, label: programOf(code).shortName }))}
        />
        {choices.states.length > 0 && (
          <FilterSelect name="state" label="State" value={state} any="Any state" options={choices.states} />
        )}
        {choices.offices.length > 0 && (
          <>
            <FilterSelect
              name="agencyType"
              label="Kind of agency"
              value={agencyType}
              any="Any kind"
              options={agencyTypes.map((type) => ({ value: type, label: agencyTypeLabels[type] }))}
            />
            <FilterSelect
              name="office"
              label="Field office"
              value={office}
              any="Any office"
              options={choices.offices}
            />
          </>
        )}
        <label className="flex min-h-11 items-center gap-2 self-end">
          <input type="checkbox" name="mine" value="1" defaultChecked={mine === '1'} className="size-5" />
          Only mine
        </label>
      </div>
    </Disclosure>
  );
}

/** Which columns the table has. */
function ColumnChoice({ filter, ice }: Pick<RequestList, 'filter'> & { ice: boolean }) {
  const shown = columnsShown(filter.columns);
  const offered = listColumns.filter((column) => ice || (column !== 'state' && column !== 'office'));
  return (
    <Disclosure summary={`Columns, ${COLUMNS_MAX} at most`} start={filter.columns ? 'open' : 'closed'}>
      <fieldset className="flex flex-wrap gap-x-6">
        <legend className="sr-only">Columns of the table</legend>
        {offered.map((column) => (
          <label key={column} className="flex min-h-11 items-center gap-2">
            <input
              type="checkbox"
              name="columns"
              value={column}
              defaultChecked={shown.includes(column)}
              className="size-5"
            />
            {listColumnLabels[column]}
          </label>
        ))}
      </fieldset>
    </Disclosure>
  );
}

type FilterSelectProps = {
  name: string;
  label: string;
  value: string | undefined;
  any: string;
  options: readonly Choice[];
  note?: string;
};

function FilterSelect({ name, label, value, any, options, note }: FilterSelectProps) {
  return (
    <label className="block min-w-0 space-y-1">
      <span className="block font-bold">{label}</span>
      <select name={name} defaultValue={value ?? ''} className={`${boxClass} block w-full`}>
        <option value="">{any}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {note && <span className="block text-muted text-sm">{note}</span>}
    </label>
  );
}

/** What is filtered by, each with its own way out. */
function FilterChips({ filter, choices }: ListFiltersProps) {
  const chips = filterChips(filter, choices);
  if (chips.length === 0) return null;
  const { view, sort, columns } = filter;
  return (
    <ul aria-label="Filters in use" className="flex flex-wrap items-center gap-2">
      {chips.map(({ key, text }) => (
        <li key={key} className="min-w-0">
          <Link
            href={requestListHref(filter, { [key]: undefined })}
            look="bare"
            className="wrap-anywhere inline-flex min-h-11 items-center gap-2 rounded border border-primary bg-primary-lighter px-3 text-primary-dark hover:border-primary-dark"
          >
            {text}
            <Icon name="close" />
            <span className="sr-only">Remove this filter</span>
          </Link>
        </li>
      ))}
      <li>
        <Link href={requestListHref({ view, sort, columns })} className="inline-flex min-h-11 items-center px-2">
          Clear all
        </Link>
      </li>
    </ul>
  );
}
