import { DataTable } from '@/components/ui/data-table/data-table';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { StatusTag } from '@/components/workflow/status-tag';
import { type StepTaker, takerLabel } from '@/lib/domain/access/role';
import { holderText } from '@/lib/domain/workflow/holder';
import type { StatusFacts } from '@/lib/domain/workflow/step';

type GuideStep = {
  kind: 'move' | 'work';
  from: readonly string[];
  to: string;
  by: readonly StepTaker[];
  label: string;
};

export type Guide = {
  statuses: Readonly<Record<string, StatusFacts<string>>>;
  steps: Readonly<Record<string, GuideStep>>;
};

const targetText = ({ target }: StatusFacts<string>): string =>
  target ? `${target.days} ${target.unit} days` : 'No target';

const movesFrom = (status: string, { steps }: Guide): [string, GuideStep][] =>
  Object.entries(steps).filter(([, step]) => step.kind === 'move' && step.from.includes(status));

function Moves({ status, guide }: { status: string; guide: Guide }) {
  const moves = movesFrom(status, guide);
  if (moves.length === 0) return null;
  return (
    <Disclosure summary={`Who can do what (${moves.length})`}>
      <ul className="space-y-2">
        {moves.map(([name, { label, by, to }]) => (
          <li key={name}>
            <strong>{label}</strong>: {by.map(takerLabel).join(', ')}
            <span className="block text-muted text-sm">Leads to: {guide.statuses[to]?.label ?? to}</span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

/** Every status of a step table in words: what it means, who holds it, how long it should take, and the ways on. */
export function StatusGuide({ caption, guide }: { caption: string; guide: Guide }) {
  return (
    <DataTable
      caption={caption}
      captionLook="hidden"
      rows={Object.entries(guide.statuses)}
      rowKey={([status]) => status}
      columns={[
        {
          key: 'status',
          header: 'Status',
          scope: 'row',
          cell: ([, { label, tone }]) => <StatusTag label={label} tone={tone} />,
        },
        {
          key: 'next',
          header: 'What happens next',
          cell: ([status, { next }]) => (
            <div className="text-left">
              <span className="block">{next}</span>
              <Moves status={status} guide={guide} />
            </div>
          ),
        },
        { key: 'holder', header: 'Held by', cell: ([, { holder }]) => holderText(holder) },
        {
          key: 'target',
          header: 'Target',
          cell: ([, facts]) => (
            <span className="sm:whitespace-nowrap">{facts.open ? targetText(facts) : 'Closed'}</span>
          ),
        },
      ]}
    />
  );
}
