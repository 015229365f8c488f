import { Submit } from '@/components/form/submit';
import { ButtonRow } from '@/components/ui/button/button';
import { Tag } from '@/components/ui/tag/tag';
import type { ReproofingView } from '@/lib/domain/access/reproofing-view';
import { momentText } from '@/lib/domain/dates';

// Headquarters and its offices read times as Washington does.
const officeTimeZone = 'America/New_York';

/** People who may prove anew who they are: who started it, why, and who has to agree. Its form has the answer. */
export function ReproofingList({ rows }: { rows: readonly ReproofingView[] }) {
  if (rows.length === 0) return <p className="text-muted">Nobody waits.</p>;
  return (
    <ul className="divide-y divide-line border-line border-y">
      {rows.map((row) => (
        <li key={row.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 py-4">
          <div className="min-w-0 max-w-reading space-y-1">
            <p className="flex flex-wrap items-center gap-3">
              <strong>{row.person}</strong>
              <Tag tone={row.state === 'WAITS' ? 'yellow' : 'green'}>
                {row.state === 'WAITS' ? 'Waits for a second administrator' : 'Link sent'}
              </Tag>
            </p>
            <p className="wrap-anywhere text-muted">{row.email}</p>
            <p className="wrap-anywhere">{row.reason}</p>
            <p className="text-muted">
              Started by {row.startedBy}, {momentText(row.startedAt, officeTimeZone)}.
              {row.confirmedBy && ` Confirmed by ${row.confirmedBy}.`}
            </p>
          </div>
          <ButtonRow>
            {row.mayConfirm && (
              <Submit name="confirm" value={row.id} waiting="Confirming…">
                Confirm<span className="sr-only"> for {row.person}</span>
              </Submit>
            )}
            <Submit tone="secondary" name="withdraw" value={row.id} waiting="Withdrawing…">
              Withdraw<span className="sr-only"> for {row.person}</span>
            </Submit>
          </ButtonRow>
        </li>
      ))}
    </ul>
  );
}
