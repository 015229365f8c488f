import { Link } from '@/components/ui/link/link';
import { Tag } from '@/components/ui/tag/tag';
import { CaseSection } from '@/components/workflow/case-section';
import type { ReconsiderationView } from '@/lib/domain/requests/decision-view';

/** Every time the decision was looked at again, with a way back to the decision. */
export function ReconsiderationList({ entries }: { entries: readonly ReconsiderationView[] }) {
  if (entries.length === 0) return null;
  return (
    <CaseSection id="another-look" heading="Another look at the decision">
      <ul className="border-line border-t">
        {entries.map((entry) => (
          <li key={entry.id} className="space-y-2 border-line border-b py-4">
            <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
              <Tag tone={entry.open ? 'yellow' : entry.outcome === 'Reopened' ? 'green' : 'grey'}>
                {entry.outcome ?? 'Waits for another program manager'}
              </Tag>
              <span className="text-muted text-sm">
                Asked for on {entry.askedOn}
                {entry.open ? `, due ${entry.due}` : `, decided on ${entry.decidedOn}`}
              </span>
            </p>
            <p className="wrap-anywhere max-w-reading whitespace-pre-line">
              <strong>The agency:</strong> {entry.reason}
            </p>
            {entry.outcomeReason && (
              <p className="wrap-anywhere max-w-reading whitespace-pre-line">
                <strong>ICE:</strong> {entry.outcomeReason}
              </p>
            )}
            {entry.outcome !== 'Reopened' && <Link href="#decision">The decision it is about</Link>}
          </li>
        ))}
      </ul>
    </CaseSection>
  );
}
