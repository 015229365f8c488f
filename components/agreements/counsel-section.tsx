import { CaseSection } from '@/components/workflow/case-section';
import { type StepEnvelope, StepForm } from '@/components/workflow/step-form';
import type { CounselView } from '@/lib/domain/agreements/review-view';
import type { Outcome } from '@/lib/domain/result';

type Props = {
  counsel: CounselView | null;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelopeFor: () => StepEnvelope;
};

/** The agency's own lawyer: asked by the agency, read by the agency alone until it says otherwise. */
export function CounselSection({ counsel, action, envelopeFor }: Props) {
  if (!counsel) return null;
  return (
    <CaseSection id="counsel" heading="Counsel of your agency">
      <p className="max-w-reading">
        {counsel.asked
          ? `Your agency has asked ${counsel.asked}. The text goes on to local approval once every section is cleared.`
          : 'You can have the text read by your own counsel, such as the county attorney. Signing then waits for that review.'}{' '}
        Remarks stay within your agency until your approver releases them.
      </p>
      {counsel.mayAsk && (
        <StepForm
          name="ask-counsel"
          action={action}
          envelope={envelopeFor()}
          submit="Ask your own counsel"
          tone="secondary"
          fields={[
            {
              kind: 'select',
              name: 'userId',
              label: 'Who reads the text for your agency',
              hint: 'An approver or officer of your agency. Your agency administrator can invite your attorney.',
              choices: counsel.candidates.map(({ id, label }) => ({ value: id, label })),
            },
          ]}
        >
          <input type="hidden" name="step" value="ask_counsel" />
        </StepForm>
      )}
      {counsel.mayRelease && (
        <StepForm
          name="release-remarks"
          action={action}
          envelope={envelopeFor()}
          submit="Let ICE read your counsel’s remarks"
          tone="secondary"
        >
          <input type="hidden" name="step" value="release_counsel_remarks" />
        </StepForm>
      )}
      {counsel.mayTakeBack && (
        <StepForm
          name="take-back-counsel"
          action={action}
          envelope={envelopeFor()}
          submit="Go on without your counsel"
          tone="secondary"
        >
          <input type="hidden" name="step" value="take_back_counsel" />
        </StepForm>
      )}
    </CaseSection>
  );
}
