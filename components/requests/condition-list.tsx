import { Link } from '@/components/ui/link/link';
import { Tag } from '@/components/ui/tag/tag';
import { CaseSection } from '@/components/workflow/case-section';
import { DueMarker } from '@/components/workflow/due-marker';
import type { ConditionView } from '@/lib/domain/requests/decision-view';

const states = {
  OPEN: { label: 'Open', tone: 'yellow' },
  MET: { label: 'Met', tone: 'green' },
  WAIVED: { label: 'Waived', tone: 'grey' },
} as const;

/** The conditions of an approval: who meets each, by when, and how it stands. */
export function ConditionList({ conditions }: { conditions: readonly ConditionView[] }) {
  if (conditions.length === 0) return null;
  const open = conditions.filter(({ state }) => state === 'OPEN').length;
  return (
    <CaseSection id="conditions" heading="Conditions of the approval">
      <p className="text-muted">{open === 0 ? 'All are closed.' : `${open} of ${conditions.length} open.`}</p>
      <ol className="border-line border-t">
        {conditions.map((condition) => (
          <Condition key={condition.id} condition={condition} />
        ))}
      </ol>
    </CaseSection>
  );
}

function Condition({ condition }: { condition: ConditionView }) {
  const { position, text, blocking, owner, state, due, evidence, evidenceFile, awaitsCheck, note } = condition;
  const isOpen = state === 'OPEN';
  const overdue = isOpen && due.state === 'overdue';
  return (
    <li id={`condition-${position}`} className="scroll-mt-6 space-y-2 border-line border-b py-4">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <Tag tone={states[state].tone}>{states[state].label}</Tag>
        {overdue && <Tag tone="red">Overdue</Tag>}
        {isOpen && blocking && <Tag tone="purple">Holds the signature</Tag>}
        {awaitsCheck && <Tag tone="blue">Reported, waits for a check</Tag>}
      </div>
      <p className="wrap-anywhere max-w-reading">
        <strong>{position}.</strong> {text}
      </p>
      <p className="flex flex-wrap gap-x-6 gap-y-1 text-muted">
        <span>{owner} meets it</span>
        <span>
          Due <DueMarker {...due} distance={isOpen ? due.distance : undefined} state={isOpen ? due.state : 'ahead'} />
        </span>
      </p>
      {evidence && (
        <p className="wrap-anywhere max-w-reading whitespace-pre-line">
          <strong>Reported:</strong> {evidence}{' '}
          {evidenceFile && <Link href={evidenceFile.href}>{evidenceFile.name}</Link>}
        </p>
      )}
      {note && (
        <p className="wrap-anywhere max-w-reading whitespace-pre-line">
          <strong>{state === 'WAIVED' ? 'Why it was waived:' : state === 'MET' ? 'Note:' : 'Still missing:'}</strong>{' '}
          {note}
        </p>
      )}
    </li>
  );
}
