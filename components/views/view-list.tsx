import { ListForm } from '@/components/admin/list-form';
import { Submit } from '@/components/form/submit';
import { TextField } from '@/components/form/text-field';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import { Tag } from '@/components/ui/tag/tag';
import { SharingField, type ViewAct } from '@/components/views/save-view-form';
import { sharingLabels, type ViewRow, type ViewsPage } from '@/lib/domain/saved-views';

type Acts = { rename: ViewAct; replace: ViewAct; drop: ViewAct; openWith: ViewAct; tell: ViewAct };

type Props = { page: ViewsPage; query: string; listHref: string; acts: Acts };

/** The views a person sees, each with what they can do with it. */
export function ViewList({ page, query, listHref, acts }: Props) {
  if (page.rows.length === 0) {
    return (
      <EmptyState heading="No view is saved yet" icon="search">
        Your views and those that are shared with you appear here and above the list.
      </EmptyState>
    );
  }
  return (
    <section aria-labelledby="views" className="space-y-4">
      <h2 id="views">Your views and those shared with you</h2>
      <ul className="border-line border-t">
        {page.rows.map((view) => (
          <li key={view.id} className="space-y-3 border-line border-b py-4">
            <ViewHead view={view} href={listHref + view.query} />
            <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
              <ListForm action={acts.openWith} name={`default-${view.id}`}>
                <input type="hidden" name="list" value={page.list} />
                <input type="hidden" name="viewId" value={view.isDefault ? '' : view.id} />
                <Submit tone="quiet">
                  {view.isDefault ? 'Open the list whole again' : 'Open the list with this view'}
                </Submit>
              </ListForm>
              <ListForm action={acts.tell} name={`tell-${view.id}`}>
                <input type="hidden" name="viewId" value={view.id} />
                <Submit tone="quiet" name="tell" value={view.tells ? 'OFF' : 'ON'}>
                  {view.tells ? 'Stop telling me' : 'Tell me when a case enters this view'}
                  <span className="sr-only">: {view.name}</span>
                </Submit>
              </ListForm>
              {view.mayChange && query !== '' && query !== view.query && (
                <ListForm action={acts.replace} name={`replace-${view.id}`}>
                  <input type="hidden" name="viewId" value={view.id} />
                  <input type="hidden" name="query" value={query} />
                  <Submit tone="quiet">Put the list above in its place</Submit>
                </ListForm>
              )}
              {view.mayRemove && (
                <ListForm action={acts.drop} name={`delete-${view.id}`}>
                  <input type="hidden" name="viewId" value={view.id} />
                  <Submit tone="quiet">Delete</Submit>
                </ListForm>
              )}
            </div>
            {view.mayChange && <ChangeForm view={view} sharings={page.sharings} action={acts.rename} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ViewHead({ view, href }: { view: ViewRow; href: string }) {
  return (
    <div>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Link href={href} look="strong">
          <span className="wrap-anywhere">{view.name}</span>
        </Link>
        {view.isDefault && <Tag tone="blue">Opens with the list</Tag>}
        {view.tells && <Tag tone="green">Tells you what enters</Tag>}
      </p>
      <p className="text-muted text-sm">
        {view.sharedBy === null
          ? `Seen by: ${sharingLabels[view.sharing].replace(/^./u, (first) => first.toLowerCase())}`
          : `Shared by ${view.sharedBy}`}
      </p>
    </div>
  );
}

type ChangeProps = Pick<ViewsPage, 'sharings'> & { view: ViewRow; action: ViewAct };

function ChangeForm({ view, sharings, action }: ChangeProps) {
  return (
    <Disclosure summary="Rename or share">
      <ListForm action={action} name={`change-${view.id}`}>
        <input type="hidden" name="viewId" value={view.id} />
        <TextField name="name" label="Name" defaultValue={view.name} />
        <SharingField sharings={sharings} value={view.sharing} />
        <Submit tone="secondary">Save changes</Submit>
      </ListForm>
    </Disclosure>
  );
}
