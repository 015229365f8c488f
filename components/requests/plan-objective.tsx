import { Card } from '@/components/ui/card/card';
import { Tag } from '@/components/ui/tag/tag';
import { concernLabels } from '@/lib/domain/concerns';
import { dateText } from '@/lib/domain/dates';
import { type PlanObjectiveView, planSideLabel } from '@/lib/domain/requests/plan-view';

/** One objective of a plan: what both sides do for it, and how it is measured. */
export function PlanObjective({ objective, position }: { objective: PlanObjectiveView; position: number }) {
  const { concern, text, agencyRole, iceRole, activities, measures } = objective;
  return (
    <Card level={3} heading={`${position}. ${text}`} aside={concern && <Tag tone="blue">{concernLabels[concern]}</Tag>}>
      <div className="space-y-4">
        <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
          <Role label="The agency" text={agencyRole} />
          <Role label="ICE" text={iceRole} />
        </dl>
        {activities.length > 0 && (
          <div>
            <h4 className="font-bold">Activities</h4>
            <ul className="list-disc pl-5">
              {activities.map((activity) => (
                <li key={`${activity.text} ${activity.dueOn}`}>
                  {activity.text}{' '}
                  <span className="text-muted">
                    {planSideLabel(activity.side)}
                    {activity.dueOn && `, by ${dateText(activity.dueOn)}`}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        )}
        {measures.length === 0 ? (
          <p className="font-bold text-error-dark">No measure yet. An objective needs at least one.</p>
        ) : (
          <ul className="border-line border-t">
            {measures.map(({ name, baseline, target, period }) => (
              <li key={`${name} ${period}`} className="border-line border-b py-3">
                <p className="font-bold">{name}</p>
                <p>
                  <span className="text-muted">From</span> {baseline} <span aria-hidden="true">→</span>{' '}
                  <span className="text-muted">to</span> {target} <span className="text-muted">within</span> {period}
                </p>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}

function Role({ label, text }: { label: string; text: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted text-sm">{label}</dt>
      <dd className="whitespace-pre-line">{text || <span className="text-muted">Not written yet</span>}</dd>
    </div>
  );
}
