import { Alert } from '@/components/ui/alert/alert';
import { StepForm } from '@/components/workflow/step-form';
import type { AssessmentReview } from '@/lib/domain/assessments/assessment-view';
import { offersOf } from '@/lib/domain/requests/case-head';
import type { Outcome } from '@/lib/domain/result';

type AttestAnswersProps = {
  review: AssessmentReview;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  idempotencyKey: string;
};

/** Where the self-assessment stands with the head of the agency: attested, to be attested, or what it waits for. */
export function AttestAnswers({ review, action, idempotencyKey }: AttestAnswersProps) {
  const { head, attestedBy, attestedOn, missing } = review;
  if (attestedOn) {
    return <Alert tone="success">{`Attested by ${attestedBy ?? 'the head of the agency'} on ${attestedOn}.`}</Alert>;
  }
  const [offer] = offersOf(head, ['attest_assessment']);
  if (offer?.ok) {
    return (
      <section className="space-y-4 border-line border-t pt-6">
        <h2 className="text-xl">Attest the self-assessment</h2>
        <p className="max-w-reading">Once attested, the answers can no longer be changed by your agency.</p>
        <StepForm
          action={action}
          envelope={{ caseId: head.id, version: head.version, idempotencyKey }}
          fields={[
            {
              kind: 'check',
              name: 'attest',
              label: 'I confirm that these answers are accurate to the best of my knowledge.',
            },
          ]}
          submit="Attest self-assessment"
        />
      </section>
    );
  }
  if (missing.length > 0) {
    return (
      <Alert tone="warning" heading="Not ready to attest yet">
        {`These questions still need an answer: ${missing.join(', ')}.`}
      </Alert>
    );
  }
  return <Alert>All required questions are answered. The approver of the agency attests them here.</Alert>;
}
