import { ListForm } from '@/components/admin/list-form';
import { Select } from '@/components/form/select';
import { Submit } from '@/components/form/submit';
import { NumberField, TextField } from '@/components/form/text-field';
import { Card } from '@/components/ui/card/card';
import { bandLabels } from '@/lib/domain/assessments/evaluation';
import type { RuleCasePage } from '@/lib/domain/assessments/rule-table-view';
import type { Outcome } from '@/lib/domain/result';
import { CaseDifferences } from './rule-case-read';

type Act = (previous: Outcome, form: FormData) => Promise<Outcome>;

const bandOptions = Object.entries(bandLabels).map(([value, label]) => ({ value, label }));

/** What a case expects of each program. A program without a band is not checked. */
export function RuleCaseForm({ view, save, remove }: { view: RuleCasePage; save: Act; remove: Act }) {
  const { version, id, name, programs, differences } = view;
  return (
    <div className="space-y-8">
      <CaseDifferences differences={differences} />
      <ListForm action={save} name="case">
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="id" value={id} />
        <TextField name="name" label="Name" defaultValue={name} />
        <div>
          {programs.map((program) => (
            <fieldset key={program.code} className="space-y-3 border-line border-t py-4">
              <legend className="float-left w-full font-bold">{program.name}</legend>
              <p className="clear-both text-muted text-sm">This version says: {program.found}</p>
              <div className="flex flex-wrap gap-x-8 gap-y-4">
                <Select
                  name={`expected.${program.code}.band`}
                  label="Expected"
                  options={bandOptions}
                  empty="Not checked"
                  defaultValue={program.band}
                />
                <NumberField
                  name={`expected.${program.code}.need`}
                  label="Need"
                  kind="decimal"
                  optional
                  defaultValue={program.need}
                />
                <NumberField
                  name={`expected.${program.code}.capacity`}
                  label="Capacity"
                  kind="decimal"
                  optional
                  defaultValue={program.capacity}
                />
              </div>
            </fieldset>
          ))}
        </div>
        <Submit>Save this case</Submit>
      </ListForm>
      <Card heading="Remove this case" tone="quiet">
        <ListForm action={remove} name="remove">
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="id" value={id} />
          <p className="max-w-reading">It is taken out of this draft. Versions before keep their own cases.</p>
          <Submit tone="danger">Remove case</Submit>
        </ListForm>
      </Card>
    </div>
  );
}
