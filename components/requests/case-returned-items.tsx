import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { Tag } from '@/components/ui/tag/tag';
import { CaseSection } from '@/components/workflow/case-section';
import { type StepEnvelope, StepForm } from '@/components/workflow/step-form';
import type { ReturnedView } from '@/lib/domain/requests/case-view';
import type { Outcome } from '@/lib/domain/result';

type CaseReturnedItemsProps = {
  items: readonly ReturnedView[];
  mayAnswer: boolean;
  side: 'AGENCY' | 'ICE';
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelopeFor: (step: string) => StepEnvelope;
};

/** What intake asked the agency to mend, and the answers; earlier rounds are folded. */
export function CaseReturnedItems({ items, ...props }: CaseReturnedItemsProps) {
  if (items.length === 0) return null;
  const open = items.filter((item) => item.open);
  const earlier = items.filter((item) => !item.open);
  return (
    <CaseSection id="returned-items" heading="Returned items">
      {open.length > 0 && <ItemList items={open} {...props} />}
      {earlier.length > 0 &&
        (open.length > 0 ? (
          <Disclosure summary={`Earlier items (${earlier.length})`}>
            <ItemList items={earlier} {...props} />
          </Disclosure>
        ) : (
          <ItemList items={earlier} {...props} />
        ))}
    </CaseSection>
  );
}

function ItemList({ items, ...props }: CaseReturnedItemsProps) {
  return (
    <ol className="border-line border-t">
      {items.map((item) => (
        <li key={item.id} className="space-y-2 border-line border-b py-4">
          <p className="wrap-anywhere max-w-reading">
            <span className="font-bold">{item.field === null ? item.section : `${item.section}, ${item.field}`}:</span>{' '}
            {item.text}
          </p>
          <Answer item={item} {...props} />
        </li>
      ))}
    </ol>
  );
}

function Answer({
  item,
  mayAnswer,
  side,
  action,
  envelopeFor,
}: Omit<CaseReturnedItemsProps, 'items'> & { item: ReturnedView }) {
  if (!item.open || !mayAnswer) {
    if (item.answer === null && item.changed) return <Tag tone="green">Changed</Tag>;
    return item.answer === null ? (
      <Tag tone="yellow">{side === 'ICE' && item.open ? 'The agency is at work on it' : 'Not answered'}</Tag>
    ) : (
      <p className="wrap-anywhere max-w-reading whitespace-pre-line border-line border-l-4 pl-3">{item.answer}</p>
    );
  }
  return (
    <StepForm
      name={`item-${item.id}`}
      action={action}
      envelope={envelopeFor(item.id)}
      submit={item.answer === null ? 'Save answer' : 'Change answer'}
      tone="secondary"
      fields={[
        { kind: 'hidden', name: 'itemId', value: item.id },
        {
          kind: 'paragraph',
          name: 'answer',
          label: 'Your answer',
          hint: 'Say what you changed, or why nothing needs to change.',
          value: item.answer ?? '',
          max: 2000,
          rows: 3,
        },
      ]}
    >
      <input type="hidden" name="step" value="answer_returned_item" />
    </StepForm>
  );
}
