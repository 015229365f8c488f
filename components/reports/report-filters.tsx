import { boxClass } from '@/components/form/field';
import { Button } from '@/components/ui/button/button';
import { Link } from '@/components/ui/link/link';
import { programOf } from '@/lib/domain/programs/catalog';
import { programCodes } from '@/lib/domain/programs/program-code';
import {
  type ReportFilter,
  reportPeriodLabels,
  reportPeriods,
  reportQuery,
  usualPeriod,
} from '@/lib/domain/reports/report-filter';
import type { ReportChoices } from '@/lib/domain/reports/report-view';

type Choice = { value: string; label: string };
type SelectProps = { name: string; label: string; value: string; any?: string; options: readonly Choice[] };

function Select({ name, label, value, any, options }: SelectProps) {
  return (
    <label className="block min-w-0 space-y-1">
      <span className="block font-bold">{label}</span>
      <select name={name} defaultValue={value} className={`${boxClass} block w-full`}>
        {any && <option value="">{any}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

const programs = programCodes.map((code) => ({ value: code, label: programOf(code).shortName }));
const periods = reportPeriods.map((value) => ({ value, label: reportPeriodLabels[value] }));

type ReportFiltersProps = {
  action: string;
  filter: ReportFilter;
  choices: ReportChoices;
  looksBack?: boolean;
  /** What else stands in the address and stays. */
  kept?: Readonly<Record<string, string>>;
};

/** The filters as a plain form: the address holds everything, and it works without JavaScript. */
export function ReportFilters({ action, filter, choices, looksBack = true, kept = {} }: ReportFiltersProps) {
  return (
    <form action={action} method="get" className="space-y-4 print:hidden">
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        {looksBack && <Select name="period" label="Period" value={filter.period ?? usualPeriod} options={periods} />}
        <Select name="program" label="Program" value={filter.program ?? ''} any="Any program" options={programs} />
        {choices.offices.length > 0 && (
          <Select
            name="office"
            label="Field office"
            value={filter.office ?? ''}
            any="Any office"
            options={choices.offices}
          />
        )}
        {choices.states.length > 0 && (
          <Select name="state" label="State" value={filter.state ?? ''} any="Any state" options={choices.states} />
        )}
      </div>
      <p className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <Button type="submit" tone="secondary">
          Show
        </Button>
        {reportQuery(filter) !== '' && (
          <Link href={action} className="inline-flex min-h-11 items-center">
            Clear the filters
          </Link>
        )}
      </p>
    </form>
  );
}
