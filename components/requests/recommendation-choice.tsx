'use client';
import { useActionState } from 'react';
import { RadioGroup } from '@/components/form/choices';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { TextArea } from '@/components/form/text-area';
import { EnvelopeFields, type StepEnvelope } from '@/components/workflow/step-form';
import type { ProgramAdvice } from '@/lib/domain/assessments/recommendation-view';
import { idle, type Outcome } from '@/lib/domain/result';

type RecommendationChoiceProps = {
  program: Pick<ProgramAdvice, 'code' | 'name' | 'choices' | 'chosen'>;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelope: StepEnvelope;
};

/** Where a person chooses about one program, with a reason where the choice leads away from the rules. */
export function RecommendationChoice({ program, action, envelope }: RecommendationChoiceProps) {
  const [answer, act] = useActionState(action, idle);
  const { code, name, choices, chosen } = program;
  const prompts = choices.flatMap(({ reasonPrompt }) => reasonPrompt ?? []);
  return (
    <Form action={act} answer={answer} name={`choice-${code}`}>
      <EnvelopeFields envelope={envelope} />
      <input type="hidden" name="programCode" value={code} />
      <RadioGroup
        name="choice"
        label={`Your choice about ${name}`}
        layout="row"
        defaultValue={chosen?.choice}
        choices={choices.map(({ choice, label }) => ({ value: choice, label }))}
      />
      {prompts.length > 0 && (
        <TextArea
          name="overrideReason"
          label="Reason, when you depart from the rules"
          hint={prompts.join(' ')}
          optional
          rows={3}
          max={2000}
          defaultValue={chosen?.reason}
        />
      )}
      <Submit tone="secondary">Record choice</Submit>
    </Form>
  );
}
