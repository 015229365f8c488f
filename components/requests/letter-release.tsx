import { type StepEnvelope, StepForm } from '@/components/workflow/step-form';
import type { Outcome } from '@/lib/domain/result';

type LetterReleaseProps = {
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelope: StepEnvelope;
};

/** Releases the letter that stands on the page. */
export function LetterRelease({ action, envelope }: LetterReleaseProps) {
  return (
    <StepForm action={action} envelope={envelope} submit="Release letter to the agency" name="release_letter">
      <input type="hidden" name="step" value="release_letter" />
    </StepForm>
  );
}
