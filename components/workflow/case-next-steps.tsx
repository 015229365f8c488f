import { LinkButton } from '@/components/ui/button/button';
import { Link } from '@/components/ui/link/link';
import { Tag } from '@/components/ui/tag/tag';
import type { Outcome } from '@/lib/domain/result';
import type { Tone } from '@/lib/domain/workflow/step';
import { DueMarker } from './due-marker';
import { type BlockedStep, NextStepBar } from './next-step-bar';
import { type StepEnvelope, StepForm } from './step-form';

/** A step the reader can take. Without `href` its button acts at once; `aside` ones end the case or go back. */
export type CaseStep = { step: string; label: string; tone: Tone; href: string | null; aside: boolean };

type Due = { date: string; on: string; distance: string; state: 'ahead' | 'soon' | 'overdue' };

type CaseNextStepsProps = {
  sentence: string;
  due: Due | null;
  /** True when the case waits for the reader. */
  waiting: boolean;
  steps: readonly CaseStep[];
  blocked: readonly BlockedStep[];
  /** Takes the step that the form names in its field `step`. */
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  /** Each form of the page gets a key of its own. */
  envelopeFor: (step: string) => StepEnvelope;
};

/** The next-step bar of a case, with the buttons of the reader; one of them at most is the primary one. */
export function CaseNextSteps({ sentence, due, waiting, steps, blocked, action, envelopeFor }: CaseNextStepsProps) {
  const ahead = steps.filter(({ aside }) => !aside);
  const aside = steps.filter((step) => step.aside);
  const first = waiting ? ahead[0]?.step : undefined;
  return (
    <NextStepBar
      turn={waiting ? 'you' : 'others'}
      sentence={
        <>
          {waiting && (
            <span className="mb-2 block">
              <Tag tone="yellow">Waiting on you</Tag>
            </span>
          )}
          {sentence}
        </>
      }
      due={due && <DueMarker {...due} />}
      blocked={blocked}
    >
      {steps.length > 0 && (
        <>
          {ahead.map((step) => (
            <CaseStepButton
              key={step.step}
              step={step}
              tone={step.step === first ? 'primary' : 'secondary'}
              action={action}
              envelope={envelopeFor(step.step)}
            />
          ))}
          {aside.length > 0 && (
            <div className="flex w-full flex-wrap gap-x-6 print:hidden">
              {aside.map((step) =>
                step.href === null ? (
                  <CaseStepButton
                    key={step.step}
                    step={step}
                    tone="secondary"
                    action={action}
                    envelope={envelopeFor(step.step)}
                  />
                ) : (
                  <Link key={step.step} href={step.href} className="inline-flex min-h-11 items-center">
                    {step.label}
                  </Link>
                ),
              )}
            </div>
          )}
        </>
      )}
    </NextStepBar>
  );
}

type CaseStepButtonProps = {
  step: CaseStep;
  tone: 'primary' | 'secondary';
  action: CaseNextStepsProps['action'];
  envelope: StepEnvelope;
};

function CaseStepButton({ step, tone, action, envelope }: CaseStepButtonProps) {
  if (step.href !== null) {
    return (
      <LinkButton href={step.href} tone={tone}>
        {step.label}
      </LinkButton>
    );
  }
  return (
    <StepForm action={action} envelope={envelope} submit={step.label} tone={tone} name={step.step}>
      <input type="hidden" name="step" value={step.step} />
    </StepForm>
  );
}
