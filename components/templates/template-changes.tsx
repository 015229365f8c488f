import { SummaryList } from '@/components/ui/summary-list/summary-list';
import { Tag } from '@/components/ui/tag/tag';
import { WordChanges } from '@/components/workflow/word-changes';
import type { ClauseChange, FactChange } from '@/lib/domain/agreements/library/template-changes';
import type { TemplateVersionPage } from '@/lib/domain/agreements/library/template-view';

const kinds = {
  added: { label: 'Added', tone: 'green' },
  removed: { label: 'Taken out', tone: 'red' },
  changed: { label: 'Changed', tone: 'blue' },
  moved: { label: 'Moved', tone: 'grey' },
} as const;

/** What a version changes against the one it is based on, word by word. */
export function TemplateChangesView({ changes }: Pick<TemplateVersionPage, 'changes'>) {
  if (!changes) return null;
  const { against, list } = changes;
  const nothing = list.facts.length === 0 && list.clauses.length === 0;
  return (
    <section className="space-y-4">
      <h2>{`Changes against version ${against}`}</h2>
      {nothing && <p>Nothing is changed yet.</p>}
      <FactChanges facts={list.facts} />
      {list.clauses.map((change) => (
        <ChangedClause key={change.id} change={change} />
      ))}
    </section>
  );
}

function FactChanges({ facts }: { facts: readonly FactChange[] }) {
  if (facts.length === 0) return null;
  return (
    <SummaryList rows={facts.map(({ label, before, after }) => ({ label, value: `${before}\nbecomes: ${after}` }))} />
  );
}

function ChangedClause({ change }: { change: ClauseChange }) {
  const { label, tone } = kinds[change.kind];
  return (
    <section className="space-y-3 border-line border-b pb-5">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-2">
        <h3>{change.heading}</h3>
        <Tag tone={tone}>{label}</Tag>
      </div>
      <FactChanges facts={change.facts} />
      {change.parts.length > 0 && (
        <div className="max-w-reading">
          <WordChanges parts={change.parts} />
        </div>
      )}
    </section>
  );
}
