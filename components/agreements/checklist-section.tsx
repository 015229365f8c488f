import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { Tag } from '@/components/ui/tag/tag';
import { CaseSection } from '@/components/workflow/case-section';
import { type StepEnvelope, StepForm } from '@/components/workflow/step-form';
import type { AgreementPage, ChecklistView } from '@/lib/domain/agreements/agreement-view';
import type { Outcome } from '@/lib/domain/result';
import type { StepField } from '@/lib/domain/workflow/step-field';

type Props = {
  view: AgreementPage;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelopeFor: () => StepEnvelope;
};

const valueField = (kind: ChecklistView['kind']): StepField => {
  switch (kind) {
    case 'YES':
      return { kind: 'choice', name: 'value', label: 'Is this in place?', choices: [{ value: 'YES', label: 'Done' }] };
    case 'NUMBER':
      return { kind: 'number', name: 'value', label: 'Number' };
    case 'DATE':
      return { kind: 'date', name: 'value', label: 'Date' };
    case 'TEXT':
      return { kind: 'line', name: 'value', label: 'Entry', hint: 'Up to 60 characters.' };
  }
};

/** What has to be in place before the agreement can be put in force. */
export function ChecklistSection({ view, action, envelopeFor }: Props) {
  if (view.checklist.length === 0) return null;
  const done = view.checklist.filter((item) => item.done).length;
  return (
    <CaseSection id="checklist" heading="Implementation checklist">
      <p>
        {done} of {view.checklist.length} complete.
      </p>
      <ul className="border-line border-t">
        {view.checklist.map((item) => (
          <li key={item.id} className="space-y-2 border-line border-b py-3">
            <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
              <p className="min-w-0 grow basis-60">
                {item.label}
                {item.done && (
                  <span className="block text-muted">{[item.value, item.note].filter(Boolean).join('. ')}</span>
                )}
              </p>
              <Tag tone={item.done ? 'green' : 'yellow'}>{item.done ? 'Complete' : 'Open'}</Tag>
            </div>
            {view.mayComplete && (
              <Disclosure summary={item.done ? 'Change the entry' : 'Complete this item'}>
                <StepForm
                  name={`item-${item.id}`}
                  action={action}
                  envelope={envelopeFor()}
                  submit="Save entry"
                  tone="secondary"
                  fields={[
                    valueField(item.kind),
                    { kind: 'line', name: 'note', label: 'Note', optional: true },
                    { kind: 'hidden', name: 'itemId', value: item.id },
                  ]}
                >
                  <input type="hidden" name="step" value="complete_checklist_item" />
                </StepForm>
              </Disclosure>
            )}
          </li>
        ))}
      </ul>
    </CaseSection>
  );
}
