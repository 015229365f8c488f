import { boxClass } from '@/components/form/field';
import { Button } from '@/components/ui/button/button';
import { Icon } from '@/components/ui/icon/icon';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';
import { type RequestFilter, requestListHref } from '@/lib/domain/requests/list-filter';
import type { RequestList } from '@/lib/domain/requests/list-view';
import { requestStatuses, requestStatusFacts } from '@/lib/domain/requests/status';

type ListFiltersProps = Pick<RequestList, 'filter' | 'offices'>;

/** Search and filters as a plain form: the address holds everything, and it works without JavaScript. */
export function ListFilters({ filter, offices }: ListFiltersProps) {
  return (
    <div className="space-y-4 print:hidden">
      <form action={paths.requests()} method="get" className="flex flex-wrap items-end gap-4">
        {filter.view && <input type="hidden" name="view" value={filter.view} />}
        {filter.sort && <input type="hidden" name="sort" value={filter.sort} />}
        <label className="min-w-0 basis-full space-y-1">
          <span className="block font-bold">Search</span>
          <input
            type="search"
            name="search"
            defaultValue={filter.search}
            placeholder="Number, title or agency"
            className={`${boxClass} block w-full`}
          />
        </label>
        <FilterSelect
          name="status"
          label="Status"
          value={filter.status}
          any="Any status"
          options={requestStatuses.map((status) => ({ value: status, label: requestStatusFacts[status].label }))}
        />
        {offices.length > 0 && (
          <FilterSelect name="office" label="Field office" value={filter.office} any="Any office" options={offices} />
        )}
        <label className="flex min-h-11 items-center gap-2">
          <input type="checkbox" name="mine" value="1" defaultChecked={filter.mine === '1'} className="size-5" />
          Only mine
        </label>
        <Button type="submit" tone="secondary" icon="search">
          Show
        </Button>
      </form>
      <FilterChips filter={filter} offices={offices} />
    </div>
  );
}

type FilterSelectProps = {
  name: string;
  label: string;
  value: string | undefined;
  any: string;
  options: readonly { value: string; label: string }[];
};

function FilterSelect({ name, label, value, any, options }: FilterSelectProps) {
  return (
    <label className="min-w-0 flex-1 space-y-1 max-sm:basis-full">
      <span className="block font-bold">{label}</span>
      <select name={name} defaultValue={value ?? ''} className={`${boxClass} block w-full`}>
        <option value="">{any}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

const chipsOf = ({ filter, offices }: ListFiltersProps) => {
  const chip = (key: keyof RequestFilter, text: string | undefined) => (text ? [{ key, text }] : []);
  return [
    ...chip('search', filter.search && `Search: ${filter.search}`),
    ...chip('status', filter.status && `Status: ${requestStatusFacts[filter.status].label}`),
    ...chip(
      'office',
      filter.office && `Office: ${offices.find(({ value }) => value === filter.office)?.label ?? 'other'}`,
    ),
    ...chip('mine', filter.mine && 'Only mine'),
  ];
};

/** What is filtered by, each with its own way out. */
function FilterChips(props: ListFiltersProps) {
  const chips = chipsOf(props);
  if (chips.length === 0) return null;
  const { view, sort } = props.filter;
  return (
    <ul aria-label="Filters in use" className="flex flex-wrap items-center gap-2">
      {chips.map(({ key, text }) => (
        <li key={key} className="min-w-0">
          <Link
            href={requestListHref(props.filter, { [key]: undefined })}
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
        <Link href={requestListHref({ view, sort })} className="inline-flex min-h-11 items-center px-2">
          Clear all
        </Link>
      </li>
    </ul>
  );
}
