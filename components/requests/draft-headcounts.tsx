'use client';
import { Checkbox } from '@/components/form/choices';
import { Select } from '@/components/form/select';
import { NumberField, TextField } from '@/components/form/text-field';
import { type Basis, bases, basisDescriptions, basisLabels } from '@/lib/domain/concerns';
import type { DraftHeadcount } from '@/lib/domain/requests/draft';
import type { ProgramChoiceView } from '@/lib/domain/requests/draft-view';
import { DraftRows } from './draft-rows';

const headcountsMax = 20;

const basisOptions = bases.map((value: Basis) => ({
  value,
  label: `${basisLabels[value]}: ${basisDescriptions[value].toLowerCase().replace(/\.$/u, '')}`,
}));

type DraftHeadcountsProps = {
  headcounts: readonly DraftHeadcount[];
  none: boolean;
  programs: readonly ProgramChoiceView[];
};

/** The officers an agency could assign, by unit and program. */
export function DraftHeadcounts({ headcounts, none, programs }: DraftHeadcountsProps) {
  const options = programs.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <div className="space-y-6">
      <DraftRows
        row="Unit"
        add="Add another unit"
        max={headcountsMax}
        saved={headcounts}
        fields={(position, headcount) => (
          <div className="grid gap-4 md:grid-cols-2">
            <TextField name={`rows.${position}.unit`} label="Unit" defaultValue={headcount?.unit} autoComplete="off" />
            <NumberField
              name={`rows.${position}.count`}
              label="Officers you could assign"
              unit="officers"
              defaultValue={headcount ? String(headcount.count) : undefined}
            />
            <Select
              name={`rows.${position}.basis`}
              label="How do you know this number?"
              width="long"
              options={basisOptions}
              defaultValue={headcount?.basis}
            />
            <Select
              name={`rows.${position}.programCode`}
              label="For which program"
              width="long"
              empty="Not decided yet"
              options={options}
              defaultValue={headcount?.programCode ?? ''}
              optional
            />
          </div>
        )}
      />
      <Checkbox
        name="none"
        label="We have no officers to assign"
        hint="Leave the rows above empty. Many programs need none."
        defaultChecked={none}
      />
    </div>
  );
}
