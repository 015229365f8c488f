import { CheckboxGroup, RadioGroup } from '@/components/form/choices';
import { TextArea } from '@/components/form/text-area';
import { Link } from '@/components/ui/link/link';
import { CaseSection } from '@/components/workflow/case-section';
import { type StepEnvelope, StepForm, StepFormFields } from '@/components/workflow/step-form';
import type { ReviewTask } from '@/lib/domain/agreements/review-view';
import { paths } from '@/lib/domain/paths';
import type { Outcome } from '@/lib/domain/result';
import type { RowsField } from '@/lib/domain/workflow/step-field';

type Props = {
  id: string;
  task: ReviewTask;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelope: StepEnvelope;
};

const remarks = (choices: readonly { id: string; label: string }[], hint: string): RowsField => ({
  kind: 'rows',
  name: 'remarks',
  label: 'Remarks on sections',
  hint,
  row: 'Remark',
  add: 'Add another remark',
  max: 20,
  fields: [
    {
      kind: 'select',
      name: 'sectionId',
      label: 'Section',
      optional: true,
      choices: choices.map(({ id, label }) => ({ value: id, label })),
    },
    { kind: 'paragraph', name: 'text', label: 'Remark', max: 2000, rows: 3, optional: true },
  ],
});

/** The form that clears what is open to the reviewer. */
export function ClearForm({ id, task, action, envelope }: Props) {
  const { clear, open, points, giveBack } = task;
  if (!clear) return null;
  const choices = open.map(({ id: value, number, heading }) => ({ value, label: `${number}. ${heading}` }));
  return (
    <CaseSection id="clear" heading="Clear what you have read">
      <StepForm name="clear" action={action} envelope={envelope} submit={clear.label}>
        <input type="hidden" name="step" value={clear.step} />
        <CheckboxGroup
          name="points"
          label="What you have looked at"
          hint="Tick each point. Say in the note why one stays open."
          choices={points.map(({ key, text }) => ({ value: key, label: text }))}
          optional
        />
        {open.length > 1 && (
          <RadioGroup
            name="coverage"
            label="What you clear"
            defaultValue="ALL"
            choices={[
              { value: 'ALL', label: `All ${open.length} sections that are open to you` },
              {
                value: 'CHOSEN',
                label: 'Some of them; the others stay open',
                reveal: <CheckboxGroup name="sections" label="Sections you clear" choices={choices} optional />,
              },
            ]}
          />
        )}
        <TextArea name="note" label="Note for the file" max={4000} rows={5} />
        <StepFormFields
          fields={[
            remarks(
              open.map((one) => ({ id: one.id, label: `${one.number}. ${one.heading}` })),
              'Only where you have something to say. Leave it empty otherwise.',
            ),
          ]}
        />
      </StepForm>
      {giveBack && (
        <p>
          Something has to change?{' '}
          <Link href={`${paths.agreementReview(id)}?return=yes`}>Return the text to negotiation</Link>
        </p>
      )}
    </CaseSection>
  );
}

/** The form that sends the text back. */
export function ReturnForm({ id, task, action, envelope }: Props) {
  const { giveBack } = task;
  if (!giveBack) return null;
  return (
    <CaseSection id="return" heading="Return the text to negotiation">
      <p className="max-w-reading">
        Both sides edit the text again and say anew when it is settled. What other reviewers have cleared stays cleared
        where the words stay.
      </p>
      <StepForm
        name="return"
        action={action}
        envelope={envelope}
        submit={giveBack.label}
        cancelHref={paths.agreementReview(id)}
      >
        <input type="hidden" name="step" value={giveBack.step} />
        <TextArea
          name="note"
          label="What has to change"
          hint={
            task.kind === 'AGENCY_COUNSEL'
              ? 'Your agency reads it. ICE reads it once your approver releases your remarks.'
              : 'Both sides read it.'
          }
          max={4000}
          rows={5}
        />
        <StepFormFields
          fields={[
            remarks(
              task.sections,
              'Name the sections that have to change. Without remarks, the text comes back for every section you have not cleared.',
            ),
          ]}
        />
      </StepForm>
    </CaseSection>
  );
}
