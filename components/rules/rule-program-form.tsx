import { ListForm } from '@/components/admin/list-form';
import { Fieldset } from '@/components/form/fieldset';
import { Submit } from '@/components/form/submit';
import { NumberField, TextField } from '@/components/form/text-field';
import { ButtonRow, LinkButton } from '@/components/ui/button/button';
import type { RuleField } from '@/lib/domain/assessments/rule-edit';
import type { RuleProgramPage } from '@/lib/domain/assessments/rule-table-view';
import { paths } from '@/lib/domain/paths';
import type { Outcome } from '@/lib/domain/result';

type RuleProgramFormProps = {
  view: RuleProgramPage;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
};

/** Points, thresholds and sentences of one program, gate by gate and line by line. */
export function RuleProgramForm({ view, action }: RuleProgramFormProps) {
  const { version, code, seen, groups } = view;
  return (
    <ListForm action={action} name="program">
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="program" value={code} />
      <input type="hidden" name="seen" value={seen} />
      <div className="space-y-8">
        {groups.map(({ key, title, fields }) => (
          <div key={key} className="border-line border-t pt-6">
            <Fieldset legend={title}>
              <div className="space-y-4">
                <Numbers fields={fields.filter(({ kind }) => kind === 'number')} />
                {fields
                  .filter(({ kind }) => kind === 'text')
                  .map((field) => (
                    <TextField
                      key={field.key}
                      name={`fields.${field.key}`}
                      label={field.label}
                      width="full"
                      defaultValue={field.value}
                    />
                  ))}
              </div>
            </Fieldset>
          </div>
        ))}
      </div>
      <ButtonRow place="foot">
        <Submit>Save in the draft</Submit>
        <LinkButton tone="quiet" href={paths.adminRulesVersion(version)}>
          Leave without saving
        </LinkButton>
      </ButtonRow>
    </ListForm>
  );
}

function Numbers({ fields }: { fields: readonly RuleField[] }) {
  if (fields.length === 0) return null;
  return (
    <div className="flex flex-wrap gap-x-8 gap-y-4">
      {fields.map(({ key, label, value }) => (
        <NumberField key={key} name={`fields.${key}`} label={label} kind="decimal" defaultValue={value} />
      ))}
    </div>
  );
}
