'use client';
import { DateField, TextField } from '@/components/form/text-field';
import type { PlanMilestoneView } from '@/lib/domain/requests/plan-view';
import { PlanSpareRows } from './plan-spare-rows';

/** The milestones of a plan as rows of fields. */
export function PlanMilestoneFields({ milestones }: { milestones: readonly PlanMilestoneView[] }) {
  return (
    <section className="space-y-4">
      <h2>Milestones</h2>
      <PlanSpareRows
        name="milestones"
        legend="Dates that both sides hold each other to"
        hint="For example: officers trained, by March 1, 2027. Empty rows are left out."
        add="Add a milestone"
        saved={milestones.length}
        max={20}
        row={(at) => (
          <div
            key={at}
            className="grid gap-x-6 gap-y-3 max-md:border-line max-md:border-b max-md:pb-4 md:grid-cols-[minmax(0,1fr)_12.5rem]"
          >
            <TextField
              name={`milestones.${at}.text`}
              label={`Milestone ${at + 1}`}
              width="full"
              defaultValue={milestones[at]?.text}
            />
            <DateField
              name={`milestones.${at}.dueOn`}
              label={`Date of milestone ${at + 1}`}
              defaultValue={milestones[at]?.dueOn}
            />
          </div>
        )}
      />
    </section>
  );
}
