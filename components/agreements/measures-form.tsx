'use client';
import { useActionState } from 'react';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { TextField } from '@/components/form/text-field';
import { ButtonRow, LinkButton } from '@/components/ui/button/button';
import { Card } from '@/components/ui/card/card';
import { EnvelopeFields, type StepEnvelope } from '@/components/workflow/step-form';
import type { MeasureView } from '@/lib/domain/agreements/agreement-view';
import { idle, type Outcome } from '@/lib/domain/result';

type Props = {
  measures: readonly MeasureView[];
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelope: StepEnvelope;
  backHref: string;
};

// Empty rows are left out by the server, so that spare ones need no script to be added.
const spareRows = 2;
const rowsMax = 20;
const empty: MeasureView = { objective: '', name: '', baseline: '', target: '', period: '' };

/** The measures as they stand, with room for two more. */
export function MeasuresForm({ measures, action, envelope, backHref }: Props) {
  const [answer, act] = useActionState(action, idle);
  const rows = [...measures, ...Array.from({ length: spareRows }, () => empty)].slice(0, rowsMax);
  return (
    <Form action={act} answer={answer} name="measures">
      <EnvelopeFields envelope={envelope} />
      <input type="hidden" name="step" value="save_measures" />
      <p className="max-w-reading">
        A measure has a figure today and a figure to reach. Leave a block empty to leave it out; save to get two more.
      </p>
      {rows.map((measure, at) => (
        <MeasureFields
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a row is; rows are never moved.
          key={at}
          measure={measure}
          at={at}
          isNew={at >= measures.length}
        />
      ))}
      <ButtonRow>
        <Submit>Save measures</Submit>
        <LinkButton href={backHref} tone="quiet">
          Cancel
        </LinkButton>
      </ButtonRow>
    </Form>
  );
}

function MeasureFields({ measure, at, isNew }: { measure: MeasureView; at: number; isNew: boolean }) {
  const field = (name: keyof MeasureView) => ({ name: `rows.${at}.${name}`, defaultValue: measure[name] });
  return (
    <Card heading={isNew ? `Measure ${at + 1} (new)` : `Measure ${at + 1}`}>
      <div className="space-y-4">
        <TextField {...field('objective')} label="Objective it belongs to" />
        <TextField {...field('name')} label="Measure" hint="For example “Gang-related shootings”." />
        <div className="grid gap-4 sm:grid-cols-3">
          <TextField {...field('baseline')} label="Figure today" width="full" />
          <TextField {...field('target')} label="Figure to reach" width="full" />
          <TextField {...field('period')} label="Period" width="full" />
        </div>
      </div>
    </Card>
  );
}
