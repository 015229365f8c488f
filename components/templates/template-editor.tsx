import { ListForm } from '@/components/admin/list-form';
import { Combobox } from '@/components/form/combobox';
import { Select } from '@/components/form/select';
import { Submit } from '@/components/form/submit';
import { TextField } from '@/components/form/text-field';
import { TemplateClauses } from '@/components/templates/template-clauses';
import { Target } from '@/components/templates/template-review';
import { Card } from '@/components/ui/card/card';
import { Link } from '@/components/ui/link/link';
import type { TemplateVersionPage } from '@/lib/domain/agreements/library/template-view';
import { paths } from '@/lib/domain/paths';
import type { Outcome } from '@/lib/domain/result';

type Act = (previous: Outcome, form: FormData) => Promise<Outcome>;

type TemplateEditorProps = { view: TemplateVersionPage; actions: { arrange: Act; add: Act } };

/** The clauses of a draft with what may be done to each, and the ways to add one and to discard the draft. */
export function TemplateEditor({ view, actions }: TemplateEditorProps) {
  return (
    <div className="space-y-8">
      <ListForm action={actions.arrange} name="clauses">
        <Target view={view} />
        <input type="hidden" name="seen" value={view.seen} />
        <TemplateClauses
          clauses={view.clauses}
          acts={({ id, heading }, { first, last }) => (
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <Link
                href={paths.adminTemplateClause(view.key, view.version, id)}
                className="inline-flex min-h-11 items-center"
              >
                Change<span className="sr-only"> {heading}</span>
              </Link>
              {!first && <Press act="up" id={id} words="Move up" heading={heading} />}
              {!last && <Press act="down" id={id} words="Move down" heading={heading} />}
              <Press act="out" id={id} words="Take out" heading={heading} />
            </div>
          )}
        />
      </ListForm>
      <AddClause view={view} action={actions.add} />
    </div>
  );
}

function Press({
  act,
  id,
  words,
  heading,
}: {
  act: 'up' | 'down' | 'out';
  id: string;
  words: string;
  heading: string;
}) {
  return (
    <Submit tone="quiet" name="act" value={`${act} ${id}`}>
      {words}
      <span className="sr-only"> {heading}</span>
    </Submit>
  );
}

function AddClause({ view, action }: { view: TemplateVersionPage; action: Act }) {
  const places = view.clauses.map(({ id, number, heading }) => ({ value: id, label: `${number}. ${heading}` }));
  return (
    <Card heading="Add a clause">
      <ListForm action={action} name="add">
        <Target view={view} />
        <input type="hidden" name="seen" value={view.seen} />
        <Combobox name="known" label="A clause of the library" optional options={view.library} empty="None" />
        <TextField
          name="own"
          label="Or the id of a clause of your own"
          hint="Small letters, digits and hyphens, for example “language-help”. You write it on the next page."
          optional
        />
        <Select
          name="after"
          label="Place it after"
          empty="At the top"
          options={places}
          defaultValue={places.at(-1)?.value}
        />
        <Submit tone="secondary">Add the clause</Submit>
      </ListForm>
    </Card>
  );
}

/** Discards a draft; its author and every administrator may. */
export function DiscardDraft({ view, action }: { view: TemplateVersionPage; action: Act }) {
  return (
    <Card heading="Discard this draft" tone="quiet">
      <ListForm action={action} name="discard">
        <Target view={view} />
        <p className="max-w-reading">
          The draft is deleted, and another may be started. The audit log keeps the reason.
        </p>
        <TextField name="reason" label="Why it is discarded" />
        <Submit tone="danger">Discard draft</Submit>
      </ListForm>
    </Card>
  );
}
