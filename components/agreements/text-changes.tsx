import { boxClass } from '@/components/form/field';
import { Button, LinkButton } from '@/components/ui/button/button';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Icon } from '@/components/ui/icon/icon';
import { PrintButton } from '@/components/ui/print-button/print-button';
import { Tag } from '@/components/ui/tag/tag';
import { WordChanges } from '@/components/workflow/word-changes';
import { type SectionChange, type TextChangesPage, textChangesSummary } from '@/lib/domain/agreements/text-changes';
import { paths } from '@/lib/domain/paths';

/** Two versions of an agreement's text, chosen by the reader, with every word that came in or went out. */
export function TextChanges({ view }: { view: TextChangesPage }) {
  return (
    <div className="space-y-8">
      <ChooseVersions view={view} />
      <div className="flex flex-wrap items-center justify-between gap-4">
        <p role="status" className="max-w-reading">
          {textChangesSummary(view)}
        </p>
        {view.changes.length > 0 && (
          <div className="flex flex-wrap gap-4 print:hidden">
            <PrintButton>Print the changes</PrintButton>
            <LinkButton
              href={paths.agreementTextChangesPdf(view.id, view.from.n, view.to.n)}
              tone="secondary"
              icon="download"
            >
              Download PDF
            </LinkButton>
          </div>
        )}
      </div>
      {view.changes.length === 0 ? (
        <EmptyState heading="Nothing changed">Both versions say the same, word for word.</EmptyState>
      ) : (
        <div className="divide-y divide-line border-line border-y">
          {view.changes.map((change) => (
            <ChangedSection key={change.key} change={change} />
          ))}
        </div>
      )}
    </div>
  );
}

function ChooseVersions({ view }: { view: TextChangesPage }) {
  return (
    <form
      // The boxes start anew when other versions are asked for.
      key={`${view.from.n}-${view.to.n}`}
      action={paths.agreementTextChanges(view.id)}
      className="grid items-end gap-4 rounded bg-ground p-4 sm:p-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] print:hidden"
    >
      <VersionChoice name="from" label="Earlier version" view={view} chosen={view.from.n} />
      <VersionChoice name="to" label="Later version" view={view} chosen={view.to.n} />
      <Button type="submit" tone="secondary">
        Compare
      </Button>
    </form>
  );
}

type VersionChoiceProps = { name: 'from' | 'to'; label: string; view: TextChangesPage; chosen: number };

function VersionChoice({ name, label, view, chosen }: VersionChoiceProps) {
  return (
    <div className="min-w-0 space-y-1">
      <label htmlFor={`version-${name}`} className="block font-bold">
        {label}
      </label>
      <select id={`version-${name}`} name={name} defaultValue={chosen} className={`${boxClass} block w-full`}>
        {view.versions.map(({ n, label: words }) => (
          <option key={n} value={n}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

function ChangedSection({ change }: { change: SectionChange }) {
  const { key, number, heading, by, lockReason, parts } = change;
  return (
    <section aria-labelledby={`${key}-heading`} className="space-y-3 py-6">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <h2 id={`${key}-heading`} className="min-w-0 text-xl">
          {number}. {heading}
        </h2>
        {lockReason && <Tag tone="grey">Mandatory clause</Tag>}
      </div>
      <p className="text-muted text-sm">{by ? `Changed last by ${by}` : 'Filled in by the portal from the terms'}</p>
      <div className="max-w-reading">
        <WordChanges parts={parts} />
      </div>
      {lockReason && (
        <p className="flex max-w-reading gap-2 text-muted text-sm">
          <Icon name="lock" />
          <span>{lockReason}</span>
        </p>
      )}
    </section>
  );
}
