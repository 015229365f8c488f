import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import { WordChanges } from '@/components/workflow/word-changes';
import { paths } from '@/lib/domain/paths';
import type { PlanChange } from '@/lib/domain/requests/plan-diff';
import type { PlanChangesView } from '@/lib/domain/requests/plan-view';

const byPlace = (changes: readonly PlanChange[]): [string, PlanChange[]][] => {
  const places = new Map<string, PlanChange[]>();
  for (const change of changes) places.set(change.place, [...(places.get(change.place) ?? []), change]);
  return [...places];
};

/** What changed from one version of the plan to another, word by word. */
export function PlanChanges({ view }: { view: PlanChangesView }) {
  const { head, from, to, latest, changes } = view;
  return (
    <div className="space-y-8">
      <nav aria-label="Versions" className="flex flex-wrap gap-x-6 gap-y-2">
        {from > 1 && <Link href={paths.planChanges(head.id, from - 1, from)}>Earlier change</Link>}
        {to < latest && <Link href={paths.planChanges(head.id, to, to + 1)}>Later change</Link>}
        {latest > 1 && !(from === 1 && to === latest) && (
          <Link href={paths.planChanges(head.id, 1, latest)}>From the first version to the latest</Link>
        )}
      </nav>
      {changes.length === 0 && (
        <EmptyState heading="Nothing changed">Both versions say the same, word for word.</EmptyState>
      )}
      {byPlace(changes).map(([place, rows]) => (
        <section key={place} className="space-y-4">
          <h2>{place}</h2>
          <dl className="border-line border-t">
            {rows.map(({ field, parts }) => (
              <div key={field} className="grid gap-x-8 gap-y-1 border-line border-b py-3 md:grid-cols-[14rem_1fr]">
                <dt className="font-bold">{field}</dt>
                <dd className="min-w-0 max-w-reading">
                  <WordChanges parts={parts} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
