'use client';
import { useActionState } from 'react';
import { RadioGroup } from '@/components/form/choices';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { TextArea } from '@/components/form/text-area';
import { TextField } from '@/components/form/text-field';
import { ButtonRow, LinkButton } from '@/components/ui/button/button';
import { Card } from '@/components/ui/card/card';
import { SummaryList } from '@/components/ui/summary-list/summary-list';
import { EnvelopeFields, type StepEnvelope } from '@/components/workflow/step-form';
import type { MeasureView } from '@/lib/domain/agreements/agreement-view';
import { fateLabels, fates, judgementLabels, judgements } from '@/lib/domain/agreements/measure-judgement';
import { bases, basisDescriptions, basisLabels } from '@/lib/domain/concerns';
import { idle, type Outcome } from '@/lib/domain/result';

type Measure = MeasureView & { id: string };

type Props = {
  measures: readonly Measure[];
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelope: StepEnvelope;
  backHref: string;
};

/** The review with which a renewal begins: every measure, then the summary. */
export function RenewalForm({ measures, action, envelope, backHref }: Props) {
  const [answer, act] = useActionState(action, idle);
  return (
    <Form action={act} answer={answer} name="renewal">
      <EnvelopeFields envelope={envelope} />
      <input type="hidden" name="step" value="begin_renewal" />
      {measures.map((measure, at) => (
        <MeasureFields key={measure.id} measure={measure} at={at} />
      ))}
      <TextArea
        name="review"
        label="Summary of the review"
        hint="Measures, findings, and whether the need continues. Both sides read it."
        max={4000}
        rows={8}
      />
      <ButtonRow>
        <Submit>Start renewal</Submit>
        <LinkButton href={backHref} tone="quiet">
          Cancel
        </LinkButton>
      </ButtonRow>
    </Form>
  );
}

function MeasureFields({ measure, at }: { measure: Measure; at: number }) {
  const named = (field: string) => `measures.${at}.${field}`;
  return (
    <Card heading={measure.name}>
      <div className="space-y-6">
        <input type="hidden" name={named('measureId')} value={measure.id} />
        <SummaryList
          rows={[
            { label: 'Objective', value: measure.objective },
            { label: 'At the start', value: measure.baseline },
            { label: 'Target', value: `${measure.target} (${measure.period})` },
          ]}
        />
        <div className="grid gap-6 sm:grid-cols-2">
          <TextField
            name={named('figure')}
            label="Figure reached"
            hint="Leave it empty when nobody can say."
            width="full"
            optional
          />
          <RadioGroup
            name={named('basis')}
            label="What it rests on"
            choices={bases.map((value) => ({ value, label: basisLabels[value], hint: basisDescriptions[value] }))}
          />
        </div>
        <RadioGroup
          name={named('judgement')}
          label="Is the target reached?"
          layout="row"
          choices={judgements.map((value) => ({ value, label: judgementLabels[value] }))}
        />
        <TextArea
          name={named('note')}
          label="Note"
          hint="Say why, where the target is not reached."
          max={1000}
          rows={3}
          optional
        />
        <RadioGroup
          name={named('fate')}
          label="In the agreement that follows"
          choices={fates.map((value) => ({
            value,
            label: fateLabels[value],
            reveal:
              value === 'CHANGE' ? <TextField name={named('newTarget')} label="New target" width="full" /> : undefined,
          }))}
        />
      </div>
    </Card>
  );
}
