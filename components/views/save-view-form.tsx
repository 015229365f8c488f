import { ListForm } from '@/components/admin/list-form';
import { Checkbox, RadioGroup } from '@/components/form/choices';
import { Submit } from '@/components/form/submit';
import { TextField } from '@/components/form/text-field';
import { Alert } from '@/components/ui/alert/alert';
import { Card } from '@/components/ui/card/card';
import { Link } from '@/components/ui/link/link';
import type { Outcome } from '@/lib/domain/result';
import { sharingLabels, VIEWS_MAX, type ViewsPage } from '@/lib/domain/saved-views';

export type ViewAct = (previous: Outcome, form: FormData) => Promise<Outcome>;

type Props = { page: ViewsPage; query: string; href: string; action: ViewAct };

/** Keeps the list one comes from under a name. */
export function SaveViewForm({ page, query, href, action }: Props) {
  if (query === '') {
    return (
      <Alert tone="info">
        To save a view, <Link href={href}>open the list</Link>, filter it, and choose “Save this list as a view”.
      </Alert>
    );
  }
  if (page.own >= VIEWS_MAX) {
    return <Alert tone="warning">You have {VIEWS_MAX} views. Delete one below to save another.</Alert>;
  }
  return (
    <Card heading="Save the list as you filtered it">
      <ListForm action={action} name="save-view">
        <p>
          <Link href={href}>Look at the list again</Link>
        </p>
        <input type="hidden" name="list" value={page.list} />
        <input type="hidden" name="query" value={query} />
        <TextField name="name" label="Name" hint="For example: Ending this year, no renewal." />
        <SharingField sharings={page.sharings} value="OWN" />
        <Checkbox name="makeDefault" label="Open the list with this view" />
        <Submit>Save view</Submit>
      </ListForm>
    </Card>
  );
}

/** Who sees a view; nothing to choose for those who share none. */
export function SharingField({ sharings, value }: Pick<ViewsPage, 'sharings'> & { value: string }) {
  if (sharings.length === 1) return <input type="hidden" name="sharing" value={value} />;
  return (
    <RadioGroup
      name="sharing"
      label="Who sees it"
      layout="row"
      defaultValue={value}
      choices={sharings.map((one) => ({ value: one, label: sharingLabels[one] }))}
    />
  );
}
