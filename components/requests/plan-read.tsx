import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import { SummaryList } from '@/components/ui/summary-list/summary-list';
import { dateText } from '@/lib/domain/dates';
import { paths } from '@/lib/domain/paths';
import type { PlanView } from '@/lib/domain/requests/plan-view';
import { PlanObjective } from './plan-objective';

const none = <span className="text-muted">Not written yet</span>;

/** The plan to read: summary and dates, the objectives as cards, and its earlier versions. */
export function PlanRead({ plan }: { plan: PlanView }) {
  const { content, offered, versions } = plan;
  return (
    <>
      <SummaryList
        rows={[
          { label: 'Summary', value: content.summary || none },
          { label: 'Programs offered', value: offered.join('\n') || 'None' },
          { label: 'Start', value: content.startOn ? dateText(content.startOn) : none },
          { label: 'Resources of the agency', value: content.resourcesAgency || none },
          { label: 'Resources of ICE', value: content.resourcesIce || none },
          {
            label: 'Review',
            value: content.reviewEveryMonths === 1 ? 'Every month' : `Every ${content.reviewEveryMonths} months`,
          },
        ]}
      />
      <section className="space-y-4">
        <h2>Objectives</h2>
        {content.objectives.length === 0 && (
          <EmptyState heading="No objective yet">
            Write together what is to be achieved, who does what, and how it is measured.
          </EmptyState>
        )}
        {content.objectives.map((objective, at) => (
          <PlanObjective key={`${objective.concern} ${objective.text}`} objective={objective} position={at + 1} />
        ))}
      </section>
      {content.milestones.length > 0 && (
        <section className="space-y-4">
          <h2>Milestones</h2>
          <SummaryList rows={content.milestones.map(({ text, dueOn }) => ({ label: dateText(dueOn), value: text }))} />
        </section>
      )}
      <Disclosure summary={`Versions of this plan (${versions.length})`}>
        <ol className="space-y-3">
          {versions.map(({ n, savedOn, savedBy, changes }) => (
            <li key={n}>
              <strong>Version {n}</strong>{' '}
              <span className="text-muted">
                {savedOn}
                {savedBy && `, ${savedBy}`}
              </span>
              {n > 1 && (
                <>
                  {' · '}
                  <Link href={paths.planChanges(plan.head.id, n - 1, n)}>
                    See the changes<span className="sr-only"> of version {n}</span>
                  </Link>
                </>
              )}
              <ul className="list-disc pl-5">
                {(changes.length > 0 ? changes : ['Saved without changes.']).map((change) => (
                  <li key={change}>{change}</li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      </Disclosure>
    </>
  );
}
