import { ListForm } from '@/components/admin/list-form';
import { Checkbox } from '@/components/form/choices';
import { Submit } from '@/components/form/submit';
import { Alert } from '@/components/ui/alert/alert';
import type { ImportPage } from '@/lib/domain/agencies/import-view';
import type { Outcome } from '@/lib/domain/result';

type TakeOverFormProps = { page: ImportPage; action: (previous: Outcome, form: FormData) => Promise<Outcome> };

/** Writes what the dry run shows. */
export function TakeOverForm({ page, action }: TakeOverFormProps) {
  const count = page.added + page.changed;
  if (count === 0) return <Alert>There is nothing to take over: no row is new or changed.</Alert>;
  return (
    <ListForm action={action} name="take-over">
      <input type="hidden" name="importId" value={page.id} />
      {page.errors > 0 && (
        <Checkbox
          name="whole"
          label="Write nothing while a row has an error"
          hint="Left open, the good rows are written and the others left out."
        />
      )}
      <Submit waiting="Writing…">
        Take over {count.toLocaleString('en-US')} {count === 1 ? 'row' : 'rows'}
      </Submit>
    </ListForm>
  );
}
