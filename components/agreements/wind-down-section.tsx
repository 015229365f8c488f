import type { StepAct } from '@/components/agreements/agreement-page';
import { Alert } from '@/components/ui/alert/alert';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { Tag } from '@/components/ui/tag/tag';
import { CaseSection } from '@/components/workflow/case-section';
import { DueMarker } from '@/components/workflow/due-marker';
import { type StepEnvelope, StepForm } from '@/components/workflow/step-form';
import type { NoticeView, WindDownView } from '@/lib/domain/agreements/termination-view';

/** The notice that stands against the agreement, or by which it ended. */
export function NoticeAlert({ notice }: { notice: NoticeView | null }) {
  if (!notice) return null;
  return (
    <Alert tone="warning" heading={notice.heading}>
      <p>{notice.sentence}</p>
      {notice.ground && <p>{notice.ground}</p>}
      <p className="whitespace-pre-line">{notice.reason}</p>
      {notice.keepReason && (
        <p className="whitespace-pre-line">
          <strong>The side that gave it asks to take it back:</strong> {notice.keepReason}
        </p>
      )}
    </Alert>
  );
}

type Props = { items: readonly WindDownView[]; action: StepAct; envelopeFor: () => StepEnvelope };

/** What each side has to do because the agreement ends, by when. */
export function WindDownSection({ items, action, envelopeFor }: Props) {
  if (items.length === 0) return null;
  const done = items.filter((item) => item.done).length;
  return (
    <CaseSection id="wind-down" heading="Checklist for the end">
      <p>
        {done} of {items.length} complete. Each side completes its own items.
      </p>
      <ul className="border-line border-t">
        {items.map((item) => (
          <li key={item.id} className="space-y-2 border-line border-b py-3">
            <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
              <div className="min-w-0 grow basis-60">
                <p>{item.label}</p>
                <p className="text-muted">{item.done ? item.result : item.owner}</p>
              </div>
              <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
                {item.due && <DueMarker {...item.due} />}
                <Tag tone={item.done ? 'green' : item.due?.state === 'overdue' ? 'red' : 'yellow'}>
                  {item.done ? 'Complete' : item.due?.state === 'overdue' ? 'Overdue' : 'Open'}
                </Tag>
              </div>
            </div>
            {item.mine && <CompleteItem item={item} action={action} envelope={envelopeFor()} />}
          </li>
        ))}
      </ul>
    </CaseSection>
  );
}

function CompleteItem({ item, action, envelope }: { item: WindDownView; action: StepAct; envelope: StepEnvelope }) {
  return (
    <Disclosure summary={item.done ? 'Change the entry' : 'Complete this item'}>
      <StepForm
        name={`wind-down-${item.id}`}
        action={action}
        envelope={envelope}
        submit="Save entry"
        tone="secondary"
        fields={[
          item.kind === 'NUMBER'
            ? { kind: 'number', name: 'value', label: 'Number' }
            : { kind: 'choice', name: 'value', label: 'Is this done?', choices: [{ value: 'YES', label: 'Done' }] },
          { kind: 'line', name: 'note', label: 'Note', optional: true },
          { kind: 'hidden', name: 'itemId', value: item.id },
        ]}
      >
        <input type="hidden" name="step" value="complete_wind_down" />
      </StepForm>
    </Disclosure>
  );
}
