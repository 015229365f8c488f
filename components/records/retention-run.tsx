import { ListForm } from '@/components/admin/list-form';
import { Checkbox } from '@/components/form/choices';
import { Submit } from '@/components/form/submit';
import { RecordLabel } from '@/components/records/record-label';
import { Alert } from '@/components/ui/alert/alert';
import { DataTable } from '@/components/ui/data-table/data-table';
import type { RetentionRunPage } from '@/lib/domain/records/retention';
import type { Outcome } from '@/lib/domain/result';

type Act = (previous: Outcome, form: FormData) => Promise<Outcome>;

/** What a second person can do with a destruction that waits. */
export function RunActs({ page, confirm, cancel }: { page: RetentionRunPage; confirm: Act; cancel: Act }) {
  if (page.state !== 'ASKED' || !page.destroys) return null;
  return (
    <div className="space-y-6">
      {page.whyNotConfirm ? (
        <Alert size="slim">{page.whyNotConfirm}</Alert>
      ) : (
        <ListForm action={confirm} name="confirm">
          <input type="hidden" name="runId" value={page.id} />
          <Checkbox
            name="looked"
            label="I have looked at the list, and nothing on it has to be kept."
            hint="What is destroyed cannot be brought back. Hashes, days and the certificate stay."
          />
          <Submit tone="danger" waiting="Destroying…">
            Confirm and destroy
          </Submit>
        </ListForm>
      )}
      <ListForm action={cancel} name="cancel">
        <input type="hidden" name="runId" value={page.id} />
        <Submit tone="secondary">Cancel it</Submit>
      </ListForm>
    </div>
  );
}

/** The list that was asked for, or the certificate of what was destroyed. */
export function RunLines({ page }: { page: RetentionRunPage }) {
  return (
    <DataTable
      caption="Records"
      captionLook="hidden"
      rows={page.lines}
      rowKey={({ key }) => key}
      empty={<p className="text-muted">Nothing was destroyed.</p>}
      columns={[
        { key: 'what', header: 'Record', scope: 'row', cell: ({ label }) => <RecordLabel label={label} /> },
        { key: 'rule', header: 'Rule', phone: 'block', cell: ({ rule }) => rule },
        { key: 'due', header: 'Due since', cell: ({ due }) => <span className="whitespace-nowrap">{due}</span> },
        {
          key: 'hash',
          header: 'SHA-256 of its content',
          phone: 'block',
          cell: ({ sha256 }) => <code className="wrap-anywhere font-mono text-xs">{sha256}</code>,
        },
      ]}
    />
  );
}
