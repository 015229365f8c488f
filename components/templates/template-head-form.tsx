import { ListForm } from '@/components/admin/list-form';
import { CheckboxGroup, RadioGroup } from '@/components/form/choices';
import { Submit } from '@/components/form/submit';
import { TextArea } from '@/components/form/text-area';
import { DateField, NumberField, TextField } from '@/components/form/text-field';
import { Target } from '@/components/templates/template-review';
import type { TemplateVersionPage } from '@/lib/domain/agreements/library/template-view';
import { signatureRoleLabels } from '@/lib/domain/programs/signature-role';
import type { Outcome } from '@/lib/domain/result';

type HeadFormProps = {
  view: TemplateVersionPage;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
};

const signerChoices = Object.entries(signatureRoleLabels).map(([value, label]) => ({ value, label }));

/** Reason, day, title, term, notice and signers of a draft. */
export function TemplateHeadForm({ view, action }: HeadFormProps) {
  const { head } = view;
  return (
    <section className="space-y-4">
      <h2>Reason, day, term and signers</h2>
      {/* Drawn anew after each save, so that the digest and the boxes are those of the draft. */}
      <ListForm key={view.seen} action={action} name="facts">
        <Target view={view} />
        <input type="hidden" name="seen" value={view.seen} />
        <TextArea
          name="changeNote"
          label="What this version changes and why"
          hint="Whoever approves it reads this first. It is needed before the draft can be sent."
          rows={3}
          max={1000}
          defaultValue={head.changeNote}
        />
        <DateField
          name="effectiveOn"
          label="Drafts from this day on use it"
          hint="Today or later. Agreements drafted before that day keep their version."
          min={head.earliest}
          defaultValue={head.effectiveOn}
        />
        <TextField name="title" label="Title of the agreement" defaultValue={head.title} />
        <NumberField
          name="termMonths"
          label="Term"
          hint="Leave it empty where the agreement has no fixed end."
          unit="months"
          optional
          defaultValue={head.termMonths}
        />
        <RadioGroup
          name="noticeMode"
          label="Notice that ends the agreement"
          defaultValue={head.noticeMode}
          choices={[
            { value: 'ON_RECEIPT', label: 'Counts from the day it is received' },
            { value: 'DAYS', label: 'Ends the agreement after a number of days' },
          ]}
        />
        <NumberField
          name="noticeDays"
          label="Days of notice"
          hint="0 where the notice counts on receipt."
          unit="days"
          defaultValue={head.noticeDays}
        />
        <CheckboxGroup
          name="signers"
          label="Who signs, in this order"
          choices={signerChoices}
          defaultValue={head.signers}
        />
        <CheckboxGroup
          name="together"
          label="Who of them signs at the same time as the one before"
          hint="These people sign in any order. Leave it empty where everyone waits for the one before."
          choices={signerChoices}
          defaultValue={head.together}
        />
        <Submit tone="secondary">Save reason, day, term and signers</Submit>
      </ListForm>
    </section>
  );
}
