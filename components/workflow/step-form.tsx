'use client';
import { type ReactNode, useActionState } from 'react';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { ButtonRow, LinkButton } from '@/components/ui/button/button';
import type { Outcome } from '@/lib/domain/result';
import { idle } from '@/lib/domain/result';
import type { Tone } from '@/lib/domain/workflow/step';
import type { StepField } from '@/lib/domain/workflow/step-field';
import { StepFormField } from './step-form-field';
import { StepFormRows } from './step-form-rows';

/** What every form of a step sends besides its own fields. */
export type StepEnvelope = {
  caseId: string;
  /** The version of the case that the page was drawn with. */
  version: number;
  /** A random id made when the page was drawn, so that a form sent twice counts once. */
  idempotencyKey: string;
};

type StepAct = (previous: Outcome, form: FormData) => Promise<Outcome>;

type StepFormProps = {
  action: StepAct;
  envelope: StepEnvelope;
  fields?: readonly StepField[];
  /** What the button says. */
  submit: string;
  tone?: Tone;
  /** Where "Cancel" leads; without it there is no such link. */
  cancelHref?: string;
  /** A fixed start for the ids of the fields. */
  name?: string;
  after?: 'keep' | 'clear';
  /** Further fields or words, drawn above the buttons. */
  children?: ReactNode;
};

/** The fields of the envelope, for forms that draw themselves. */
export function EnvelopeFields({ envelope }: { envelope: StepEnvelope }) {
  return (
    <>
      <input type="hidden" name="caseId" value={envelope.caseId} />
      <input type="hidden" name="version" value={envelope.version} />
      <input type="hidden" name="idempotencyKey" value={envelope.idempotencyKey} />
    </>
  );
}

/** The fields of a step, for forms that draw themselves. */
export function StepFormFields({ fields }: { fields: readonly StepField[] }) {
  return fields.map((field) =>
    field.kind === 'rows' ? (
      <StepFormRows key={field.name} field={field} />
    ) : (
      <StepFormField key={field.kind === 'text' ? field.text : field.name} field={field} />
    ),
  );
}

/** The form of any step, drawn from its fields; without fields it is the step's button alone. */
export function StepForm({ action, envelope, fields = [], submit, tone = 'primary', ...props }: StepFormProps) {
  const [answer, act] = useActionState(action, idle);
  return (
    <Form action={act} answer={answer} name={props.name} after={props.after}>
      <EnvelopeFields envelope={envelope} />
      <StepFormFields fields={fields} />
      {props.children}
      <ButtonRow>
        <Submit tone={tone}>{submit}</Submit>
        {props.cancelHref && (
          <LinkButton href={props.cancelHref} tone="quiet">
            Cancel
          </LinkButton>
        )}
      </ButtonRow>
    </Form>
  );
}
