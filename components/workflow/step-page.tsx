import { BackLink, PageTitle } from '@/components/page/page-title';
import { Alert } from '@/components/ui/alert/alert';
import { LinkButton } from '@/components/ui/button/button';
import type { Outcome } from '@/lib/domain/result';
import type { Tone } from '@/lib/domain/workflow/step';
import type { StepForm as StepFormData } from '@/lib/domain/workflow/step-field';
import { CaseWatch } from './case-watch';
import { type StepEnvelope, StepForm } from './step-form';

type StepPageProps = {
  /** "Request ACC-2026-000123, Calder County Sheriff’s Office" */
  caption: string;
  step: string;
  label: string;
  tone: Tone;
  form: StepFormData;
  /** Why the step is not possible yet. */
  reasons: readonly string[];
  backHref: string;
  /** Where the page asks what others do on the case meanwhile. */
  newsHref: string;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelope: StepEnvelope;
};

/** One step on a page of its own: what happens, what is asked, and the button. */
export function StepPage(props: StepPageProps) {
  const { caption, step, label, tone, form, reasons, backHref, newsHref, action, envelope } = props;
  return (
    <>
      <BackLink href={backHref}>Back to the case</BackLink>
      <PageTitle caption={caption} title={label} />
      <CaseWatch href={newsHref} version={envelope.version} />
      {reasons.length > 0 ? (
        <div className="space-y-6">
          <Alert tone="warning" heading="This step has to wait">
            <ul className="list-disc pl-5">
              {reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </Alert>
          <LinkButton href={backHref} tone="secondary">
            Back to the case
          </LinkButton>
        </div>
      ) : (
        <div className="space-y-6">
          {form.about && <p className="max-w-reading">{form.about}</p>}
          <StepForm
            action={action}
            envelope={envelope}
            fields={form.fields}
            submit={form.submit ?? label}
            tone={tone === 'danger' ? 'danger' : 'primary'}
            cancelHref={backHref}
            name={step}
          >
            <input type="hidden" name="step" value={step} />
          </StepForm>
        </div>
      )}
    </>
  );
}
