'use client';
import { Select } from '@/components/form/select';
import { TextArea } from '@/components/form/text-area';
import { DateField, TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button/button';
import { Card } from '@/components/ui/card/card';
import { concernLabels, concerns } from '@/lib/domain/concerns';
import type { PlanActivityView, PlanMeasureView, PlanObjectiveView } from '@/lib/domain/requests/plan-view';
import { PlanSpareRows } from './plan-spare-rows';

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
        <Activities name={field('activities')} activities={objective?.activities ?? []} />
        <Measures name={field('measures')} measures={objective?.measures ?? []} />
      </div>
    </Card>
  );
}

const columns = [
  { key: 'name', label: 'Measure' },
  { key: 'baseline', label: 'Today' },
  { key: 'target', label: 'Target' },
  { key: 'period', label: 'Within how long' },
] as const;

function Measures({ name, measures }: { name: string; measures: readonly PlanMeasureView[] }) {
  return (
    <PlanSpareRows
      name={name}
      legend="Measures"
      hint="For example: gang-related shootings, 31 today, 20 or fewer, within 12 months. Empty rows are left out."
      add="Add a measure"
      saved={measures.length}
      max={10}
      row={(at) => <MeasureFields key={at} name={`${name}.${at}`} position={at + 1} measure={measures[at] ?? null} />}
    />
  );
}

function Activities({ name, activities }: { name: string; activities: readonly PlanActivityView[] }) {
  return (
    <PlanSpareRows
      name={name}
      legend="Activities"
      hint="What is done for it, by whom and by when. Empty rows are left out."
      add="Add an activity"
      saved={activities.length}
      max={10}
      row={(at) => (
        <div
          key={at}
          className="grid gap-x-4 gap-y-3 max-md:border-line max-md:border-b max-md:pb-4 md:grid-cols-[minmax(0,1fr)_11rem_12.5rem]"
        >
          <TextField
            name={`${name}.${at}.text`}
            label={<Numbered label="Activity" position={at + 1} of="activity" />}
            width="full"
            defaultValue={activities[at]?.text}
          />
          <Select
            name={`${name}.${at}.side`}
            label={<Numbered label="Who does it" position={at + 1} of="activity" />}
            empty="Both sides"
            options={[
              { value: 'AGENCY', label: 'The agency' },
              { value: 'ICE', label: 'ICE' },
            ]}
            defaultValue={activities[at]?.side ?? ''}
          />
          <DateField
            name={`${name}.${at}.dueOn`}
            label={<Numbered label="By when" position={at + 1} of="activity" />}
            optional
            defaultValue={activities[at]?.dueOn ?? ''}
          />
        </div>
      )}
    />
  );
}

function Numbered({ label, position, of }: { label: string; position: number; of: string }) {
  return (
    <>
      {label}
      <span className="sr-only">
        {' '}
        of {of} {position}
      </span>
    </>
  );
}

type MeasureFieldsProps = { name: string; position: number; measure: PlanMeasureView | null };

function MeasureFields({ name, position, measure }: MeasureFieldsProps) {
  return (
    <div className="grid gap-x-4 gap-y-3 max-sm:border-line max-sm:border-b max-sm:pb-4 sm:grid-cols-2 lg:grid-cols-[minmax(0,2fr)_repeat(3,minmax(0,1fr))]">
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
