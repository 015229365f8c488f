import { ListForm } from '@/components/admin/list-form';
import { RadioGroup } from '@/components/form/choices';
import { Submit } from '@/components/form/submit';
import { TextArea } from '@/components/form/text-area';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import type { ReleaseItemPage } from '@/lib/domain/records/release-view';
import { disclosureClasses, disclosureWords } from '@/lib/domain/requests/disclosure';
import type { Outcome } from '@/lib/domain/result';

type Props = {
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  classed: NonNullable<ReleaseItemPage['classed']>;
};

/** Changes who may read a file or comment later, with a reason, and shows the changes before. */
export function ClassForm({ action, classed }: Props) {
  return (
    <Disclosure summary="Change its class">
      <ListForm action={action} name="class">
        <input type="hidden" name="what" value={classed.what} />
        <input type="hidden" name="id" value={classed.id} />
        <RadioGroup
          name="class"
          label="Who may read it later"
          defaultValue={classed.class}
          choices={disclosureClasses.map((value) => ({
            value,
            label: disclosureWords[value].label,
            hint: disclosureWords[value].means,
          }))}
        />
        <TextArea name="reason" label="Why it changes" rows={3} max={1000} />
        <Submit tone="secondary">Change the class</Submit>
      </ListForm>
      {classed.changes.length > 0 && (
        <ul className="mt-4 space-y-2 text-muted text-sm">
          {classed.changes.map(({ key, text }) => (
            <li key={key} className="wrap-anywhere">
              {text}
            </li>
          ))}
        </ul>
      )}
    </Disclosure>
  );
}
