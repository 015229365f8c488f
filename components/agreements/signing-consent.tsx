import { Prose } from '@/components/page/prose';
import { Alert } from '@/components/ui/alert/alert';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { type StepEnvelope, StepForm } from '@/components/workflow/step-form';
import type { SigningPage } from '@/lib/domain/agreements/signing-view';
import type { Outcome } from '@/lib/domain/result';

type Act = (previous: Outcome, form: FormData) => Promise<Outcome>;
type Props = { page: SigningPage; refuse: Act; consent: Act; envelope: StepEnvelope };

/** The disclosure about signing electronically, and the way out of it: paper, at no cost. */
export function SigningConsent({ page, refuse, consent, envelope }: Props) {
  return (
    <>
      <Prose>
        {page.consent.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </Prose>
      {page.consent.refused && <Refused action={consent} envelope={envelope} />}
      {!page.consent.refused && page.turn.state !== 'SIGNED' && (
        <Disclosure summary="I do not agree to sign electronically">
          <div className="space-y-4">
            <p className="max-w-reading">
              Nothing is signed then, and your liaison is told. You can sign on paper, decline, or come back here and
              agree after all.
            </p>
            <StepForm
              name="refuse-consent"
              action={refuse}
              envelope={envelope}
              submit="Do not sign electronically"
              tone="secondary"
            />
          </div>
        </Disclosure>
      )}
    </>
  );
}

function Refused({ action, envelope }: { action: Act; envelope: StepEnvelope }) {
  return (
    <div className="space-y-4">
      <Alert tone="warning" heading="You do not sign electronically">
        <p>
          Nothing is signed, and your liaison has been told. Choose the paper path together: you sign a printed copy of
          this same text, and both sides check the scan. Or decline with a reason, at the end of this page.
        </p>
      </Alert>
      <StepForm
        name="give-consent"
        action={action}
        envelope={envelope}
        submit="Agree to sign electronically"
        tone="secondary"
      />
    </div>
  );
}
