import { Select } from '@/components/form/select';
import { NumberField, TextField } from '@/components/form/text-field';
import { Card } from '@/components/ui/card/card';
import { clauseDutiesMax } from '@/lib/domain/agreements/library/template-content';
import type { ClauseDutyFields as Fields } from '@/lib/domain/agreements/library/template-view';
import { obligationTypeLabels } from '@/lib/domain/programs/obligation-type';

const empty: Fields = { type: '', party: '', words: '', firstMonths: '', everyMonths: '' };

const types = Object.entries(obligationTypeLabels).map(([value, label]) => ({ value, label }));

const parties = [
  { value: 'AGENCY', label: 'The agency' },
  { value: 'ICE', label: 'ICE' },
  { value: 'BOTH', label: 'Both sides' },
];

/** The duties a clause brings, with room for one more. Empty rows are left out by the server. */
export function ClauseDutyFields({ duties }: { duties: readonly Fields[] }) {
  const rows = [...duties, empty].slice(0, clauseDutiesMax);
  return (
    <section className="space-y-4">
      <h2>Duties it brings</h2>
      <p className="max-w-reading">
        When an agreement of this version comes into force, each duty stands in its calendar with a link to this
        section. Duties are data beside the text: say the same in both. Empty all boxes of a duty to take it out; save
        to get room for another.
      </p>
      {rows.map((duty, at) => (
        <DutyRow
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a row is; rows are never moved.
          key={at}
          duty={duty}
          at={at}
          isNew={at >= duties.length}
        />
      ))}
    </section>
  );
}

function DutyRow({ duty, at, isNew }: { duty: Fields; at: number; isNew: boolean }) {
  const field = (name: keyof Fields) => ({ name: `duties.${at}.${name}`, defaultValue: duty[name] });
  return (
    <Card heading={isNew ? `Duty ${at + 1} (new)` : `Duty ${at + 1}`}>
      <div className="space-y-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <Select {...field('type')} label="Kind of duty" options={types} optional />
          <Select {...field('party')} label="Whose duty" options={parties} optional />
        </div>
        <TextField
          {...field('words')}
          label="What is to be done"
          hint="For example “Send statistics for the quarter, counts and dates only”."
          width="full"
          optional
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberField
            {...field('firstMonths')}
            label="First due after"
            hint="Months after the agreement is in force. Empty: when it arises."
            unit="months"
            optional
          />
          <NumberField {...field('everyMonths')} label="Then every" hint="Empty: once." unit="months" optional />
        </div>
      </div>
    </Card>
  );
}
