'use client';
import { Select } from '@/components/form/select';
import { TextField } from '@/components/form/text-field';
import type { Answer } from '@/lib/domain/assessments/answer';
import type { ConcernRow } from '@/lib/domain/concern-schemas';
import {
  bases,
  basisLabels,
  concernDescriptions,
  concernLabels,
  concerns,
  nexuses,
  nexusLabels,
  severities,
  severityLabels,
  trendLabels,
  trends,
} from '@/lib/domain/concerns';
import { GroupError } from './group-error';
import type { QuestionFieldProps } from './question-field';

const choicesOf = <T extends string>(values: readonly T[], labels: Readonly<Record<T, string>>) =>
  values.map((value) => ({ value, label: labels[value] }));

const severityColumn = {
  key: 'severity',
  label: 'How serious',
  options: severities.map((value) => ({ value: String(value), label: severityLabels[value] })),
};

const otherColumns = [
  { key: 'trend', label: 'Where it is heading', options: choicesOf(trends, trendLabels), first: 'FLAT' },
  { key: 'nexus', label: 'Cross-border link', options: choicesOf(nexuses, nexusLabels), first: 'NONE' },
  { key: 'basis', label: 'What it rests on', options: choicesOf(bases, basisLabels), first: 'ESTIMATED' },
] as const;

type ChoiceProps = {
  name: string;
  column: { key: string; label: string; options: readonly { value: string; label: string }[] };
  value: string;
  empty?: string;
};

function Choice({ name, column, value, empty }: ChoiceProps) {
  return (
    <Select
      name={`${name}.${column.key}`}
      label={column.label}
      options={column.options}
      width={column.key === 'severity' ? 'medium' : 'full'}
      empty={empty}
      defaultValue={value}
    />
  );
}

const rowOf = (given: Answer | null, concern: string): ConcernRow | null => {
  const rows = Array.isArray(given?.value) ? given.value : [];
  return rows.find((row): row is ConcernRow => typeof row !== 'string' && row.concern === concern) ?? null;
};

type ConcernsQuestionProps = Pick<QuestionFieldProps, 'given' | 'name' | 'legend' | 'hint' | 'agencyAnswer'> & {
  /** What an unrated row means: not rated yet, or no finding on the visit. */
  blank: string;
};

/** The table of concerns: a row for each, four choices and the data behind it. On phones each row is a block. */
export function ConcernsQuestion({ given, name, legend, hint, blank, agencyAnswer }: ConcernsQuestionProps) {
  return (
    <fieldset className="min-w-0">
      <legend className="font-bold">{legend}</legend>
      <p className="max-w-reading text-muted">{hint}</p>
      <GroupError name={`${name}.value`} />
      <div className="mt-4 border-line border-t">
        {concerns.map((concern, at) => (
          <ConcernFields
            key={concern}
            concern={concern}
            name={`${name}.value.${at}`}
            row={rowOf(given, concern)}
            agency={rowOf(agencyAnswer ?? null, concern)}
            blank={blank}
          />
        ))}
      </div>
    </fieldset>
  );
}

type ConcernFieldsProps = {
  concern: (typeof concerns)[number];
  name: string;
  row: ConcernRow | null;
  agency: ConcernRow | null;
  blank: string;
};

function ConcernFields({ concern, name, row, agency, blank }: ConcernFieldsProps) {
  const from = row ?? agency;
  return (
    <fieldset className="group/concern min-w-0 border-line border-b py-4">
      <legend className="float-left w-full font-bold">{concernLabels[concern]}</legend>
      <div className="clear-both space-y-3">
        <p className="max-w-reading text-muted text-sm">{concernDescriptions[concern]}</p>
        {agency && (
          <p className="text-sm">
            The agency says: {severityLabels[agency.severity].toLowerCase()}, {trendLabels[agency.trend].toLowerCase()},{' '}
            {nexusLabels[agency.nexus].toLowerCase()}.
          </p>
        )}
        <input type="hidden" name={`${name}.concern`} value={concern} />
        <Choice name={name} column={severityColumn} empty={blank} value={row ? String(row.severity) : ''} />
        {/* What is not a concern has no trend and no link; by CSS alone, so that it also folds without JavaScript. */}
        <div className="space-y-3 group-has-[option[value='0']:checked]/concern:hidden group-has-[select[name$=severity]_option[value='']:checked]/concern:hidden">
          <div className="grid gap-x-4 gap-y-3 sm:grid-cols-3">
            {otherColumns.map((column) => (
              <Choice key={column.key} name={name} column={column} value={from ? from[column.key] : column.first} />
            ))}
          </div>
          <TextField
            name={`${name}.note`}
            label="What data supports it, and for which period"
            optional
            width="full"
            defaultValue={row?.note ?? ''}
          />
        </div>
      </div>
    </fieldset>
  );
}
