import { ListForm } from '@/components/admin/list-form';
import { Submit } from '@/components/form/submit';
import { TextField } from '@/components/form/text-field';
import { ButtonRow } from '@/components/ui/button/button';
import { Card } from '@/components/ui/card/card';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { SummaryList } from '@/components/ui/summary-list/summary-list';
import { Tag } from '@/components/ui/tag/tag';
import type { CorrectionRow } from '@/lib/domain/agencies/correction-view';
import type { Outcome } from '@/lib/domain/result';

type Act = (previous: Outcome, form: FormData) => Promise<Outcome>;

/** Corrections that agencies ask for, the open ones first. */
export function CorrectionQueue({ rows, decide }: { rows: readonly CorrectionRow[]; decide: Act }) {
  if (rows.length === 0) {
    return (
      <EmptyState heading="No correction is asked for" icon="check">
        Corrections that agencies ask for on “Your agency” appear here.
      </EmptyState>
    );
  }
  return (
    <div className="space-y-6">
      {rows.map((row) => (
        <Card key={row.id} heading={`${row.agency}: ${row.label.toLowerCase()}`} aside={<DecisionTag row={row} />}>
          <SummaryList
            missing="Nothing"
            rows={[
              { label: 'Held now', value: row.held || undefined },
              { label: 'Proposed', value: row.proposed },
              { label: 'Why', value: row.reason },
              { label: 'Asked by', value: `${row.asker}, ${row.askedOn}` },
              ...(row.note ? [{ label: 'Note', value: row.note }] : []),
            ]}
          />
          {row.decision === null && (
            <div className="mt-4">
              <ListForm action={decide} name={`decide-${row.id}`}>
                <input type="hidden" name="correctionId" value={row.id} />
                <TextField name="note" label="Note to the asker" hint="Needed when you refuse." />
                <ButtonRow>
                  <Submit name="decision" value="grant">
                    Correct the fact
                  </Submit>
                  <Submit name="decision" value="refuse" tone="secondary">
                    Refuse the correction
                  </Submit>
                </ButtonRow>
              </ListForm>
            </div>
          )}
        </Card>
      ))}
    </div>
  );
}

function DecisionTag({ row: { decision } }: { row: CorrectionRow }) {
  if (decision === null) return <Tag tone="yellow">Waiting on you</Tag>;
  return decision === 'GRANTED' ? <Tag tone="green">Corrected</Tag> : <Tag tone="red">Refused</Tag>;
}
