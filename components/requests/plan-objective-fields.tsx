'use client';
import { useState } from 'react';
import { useFormAround } from '@/components/form/answer-context';
import { useHydrated } from '@/components/form/hydrated';
import { Select } from '@/components/form/select';
import { TextArea } from '@/components/form/text-area';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button/button';
import { Card } from '@/components/ui/card/card';
import { concernLabels, concerns } from '@/lib/domain/concerns';
import type { PlanMeasureView, PlanObjectiveView } from '@/lib/domain/requests/plan-view';

type PlanObjectiveFieldsProps = {
  /** The start of the names of its fields, such as "objectives.0". */
  name: string;
  position: number;
  objective: PlanObjectiveView | null;
  remove?: () => void;
};

/** One objective as fields: concern, aim, what both sides do, and its measures. */
export function PlanObjectiveFields({ name, position, objective, remove }: PlanObjectiveFieldsProps) {
  const field = (key: string) => `${name}.${key}`;
  return (
    <Card
      level={3}
      heading={objective ? `Objective ${position}` : `Objective ${position}, new`}
      aside={
        remove && (
          <Button tone="quiet" icon="trash" onClick={remove}>
            Remove<span className="sr-only"> objective {position}</span>
          </Button>
        )
      }
    >
      <div className="space-y-6">
        <TextField
          name={field('text')}
          label="What is to be achieved"
          hint="For example “Reduce gang-related shootings”. Leave it empty to leave the objective out."
          width="full"
          defaultValue={objective?.text}
        />
        <Select
          name={field('concern')}
          label="Concern it answers"
          optional
          empty="None in particular"
          options={concerns.map((value) => ({ value, label: concernLabels[value] }))}
          defaultValue={objective?.concern ?? ''}
        />
        <div className="grid gap-6 lg:grid-cols-2">
          <TextArea
            name={field('agencyRole')}
            label="What the agency does"
            optional
            rows={3}
            max={1000}
            defaultValue={objective?.agencyRole}
          />
          <TextArea
            name={field('iceRole')}
            label="What ICE does"
            optional
            rows={3}
            max={1000}
            defaultValue={objective?.iceRole}
          />
        </div>
        <Measures name={field('measures')} measures={objective?.measures ?? []} />
      </div>
    </Card>
  );
}

const measuresMost = 10;

const columns = [
  { key: 'name', label: 'Measure' },
  { key: 'baseline', label: 'Today' },
  { key: 'target', label: 'Target' },
  { key: 'period', label: 'Within' },
] as const;

// Two empty rows always stand ready, so that a measure can be added without JavaScript.
function Measures({ name, measures }: { name: string; measures: readonly PlanMeasureView[] }) {
  const form = useFormAround();
  const hydrated = useHydrated();
  const typed = Object.keys((form && !form.answer.ok && form.answer.values) || {}).filter((key) =>
    key.startsWith(`${name}.`),
  );
  const rowsBack = typed.reduce((most, key) => Math.max(most, Number(key.slice(name.length + 1).split('.')[0]) + 1), 0);
  const [rows, setRows] = useState(Math.min(measuresMost, Math.max(measures.length + 2, rowsBack)));
  return (
    <fieldset className="min-w-0 space-y-4">
      <legend className="font-bold">Measures</legend>
      <p className="max-w-reading text-muted">
        For example: gang-related shootings, 31 today, 20 or fewer, within 12 months. Empty rows are left out.
      </p>
      {Array.from({ length: rows }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row of measures is its place
        <MeasureFields key={at} name={`${name}.${at}`} position={at + 1} measure={measures[at] ?? null} />
      ))}
      {hydrated && rows < measuresMost && (
        <Button tone="quiet" icon="plus" onClick={() => setRows(rows + 1)}>
          Add a measure
        </Button>
      )}
    </fieldset>
  );
}

type MeasureFieldsProps = { name: string; position: number; measure: PlanMeasureView | null };

function MeasureFields({ name, position, measure }: MeasureFieldsProps) {
  return (
    <div className="grid gap-x-4 gap-y-3 max-sm:border-line max-sm:border-b max-sm:pb-4 sm:grid-cols-[2fr_1fr_1fr_1fr]">
      {columns.map(({ key, label }) => (
        <TextField
          key={key}
          name={`${name}.${key}`}
          label={
            <>
              {label}
              <span className="sr-only"> of measure {position}</span>
            </>
          }
          width="full"
          defaultValue={measure?.[key]}
        />
      ))}
    </div>
  );
}
