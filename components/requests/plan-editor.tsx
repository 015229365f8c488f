'use client';
import { useActionState, useState } from 'react';
import { useFormAround } from '@/components/form/answer-context';
import { Form } from '@/components/form/form';
import { useHydrated } from '@/components/form/hydrated';
import { Submit } from '@/components/form/submit';
import { TextArea } from '@/components/form/text-area';
import { DateField, NumberField } from '@/components/form/text-field';
import { Button, ButtonRow } from '@/components/ui/button/button';
import { EnvelopeFields, type StepEnvelope } from '@/components/workflow/step-form';
import type { PlanContentView } from '@/lib/domain/requests/plan-view';
import { idle, type Outcome } from '@/lib/domain/result';
import { PlanMilestoneFields } from './plan-milestone-fields';
import { PlanObjectiveFields } from './plan-objective-fields';

type PlanEditorProps = {
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelope: StepEnvelope;
  content: PlanContentView;
};

/** The form of the plan. Everything on it makes the next version; rows that stay empty are left out. */
export function PlanEditor({ action, envelope, content }: PlanEditorProps) {
  const [answer, act] = useActionState(action, idle);
  return (
    <Form action={act} answer={answer} name="plan">
      <EnvelopeFields envelope={envelope} />
      <TextArea
        name="summary"
        label="Summary"
        hint="What this partnership is for, in a few sentences that anybody can read."
        optional
        rows={4}
        max={4000}
        defaultValue={content.summary}
      />
      <div className="flex flex-wrap gap-x-8 gap-y-6">
        <DateField name="startOn" label="Start" optional defaultValue={content.startOn ?? ''} />
        <NumberField
          name="reviewEveryMonths"
          label="Months between reviews"
          unit="months"
          width="tiny"
          defaultValue={String(content.reviewEveryMonths)}
        />
      </div>
      <div className="grid gap-6 lg:grid-cols-2">
        <TextArea
          name="resourcesAgency"
          label="Resources of the agency"
          hint="People, rooms, equipment and money. Positions, not names."
          optional
          rows={4}
          max={2000}
          defaultValue={content.resourcesAgency}
        />
        <TextArea
          name="resourcesIce"
          label="Resources of ICE"
          hint="People, training seats, systems and funds. Positions, not names."
          optional
          rows={4}
          max={2000}
          defaultValue={content.resourcesIce}
        />
      </div>
      <Objectives content={content} />
      <PlanMilestoneFields milestones={content.milestones} />
      <ButtonRow place="foot">
        <Submit name="then" value="exit">
          Save plan
        </Submit>
        <Submit name="then" value="stay" tone="secondary">
          Save and add more
        </Submit>
      </ButtonRow>
    </Form>
  );
}

const objectivesMost = 10;

/** How many rows of a list the form that came back had. */
const rowsTyped = (list: string, values: Readonly<Record<string, unknown>> | undefined): number =>
  Object.keys(values ?? {}).reduce((most, key) => {
    const [name, position] = key.split('.');
    return name === list ? Math.max(most, Number(position) + 1) : most;
  }, 0);

// One empty objective always stands ready, so that the form also grows without JavaScript: save and add more.
function Objectives({ content }: { content: PlanContentView }) {
  const form = useFormAround();
  const hydrated = useHydrated();
  const values = form && !form.answer.ok ? form.answer.values : undefined;
  const ready = Math.max(content.objectives.length + 1, rowsTyped('objectives', values));
  const [keys, setKeys] = useState(() => Array.from({ length: Math.min(objectivesMost, ready) }, (_, n) => n));
  const next = Math.max(-1, ...keys) + 1;
  return (
    <div className="space-y-6">
      <h2>Objectives</h2>
      {keys.map((key, position) => (
        <PlanObjectiveFields
          key={key}
          name={`objectives.${key}`}
          position={position + 1}
          objective={content.objectives[key] ?? null}
          remove={hydrated ? () => setKeys(keys.filter((one) => one !== key)) : undefined}
        />
      ))}
      {hydrated && keys.length < objectivesMost && next < 100 && (
        <Button tone="secondary" icon="plus" onClick={() => setKeys([...keys, next])}>
          Add an objective
        </Button>
      )}
    </div>
  );
}
