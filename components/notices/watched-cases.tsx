import { ListForm } from '@/components/admin/list-form';
import { Submit } from '@/components/form/submit';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import { type WatchedCase, watchLabels } from '@/lib/domain/notices/case-watch';
import type { Outcome } from '@/lib/domain/result';

type Props = {
  cases: readonly WatchedCase[];
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
};

/** The cases that a person follows or has muted, each with a button that ends it. */
export function WatchedCases({ cases, action }: Props) {
  return (
    <section aria-labelledby="watched" className="space-y-4">
      <h2 id="watched">Cases you follow or have muted</h2>
      {cases.length === 0 ? (
        <EmptyState icon="bell" heading="None">
          Open a case and press “Follow” or “Mute” at the end of its page.
        </EmptyState>
      ) : (
        <ul>
          {cases.map(({ kind, id, number, agency, href, watch }) => (
            <li key={id} className="border-line border-b py-3">
              <ListForm action={action} name={`watch-${id}`}>
                <input type="hidden" name="kind" value={kind} />
                <input type="hidden" name="caseId" value={id} />
                <div className="flex flex-wrap items-center justify-between gap-4">
                  <p className="wrap-anywhere min-w-0">
                    <Link href={href}>{number}</Link>, {agency}
                    <span className="block text-muted">{watchLabels[watch].label}</span>
                  </p>
                  <Submit tone="secondary" name="watch" value="NONE">
                    {watch === 'FOLLOW' ? 'Stop following' : 'Stop muting'}
                    <span className="sr-only"> {number}</span>
                  </Submit>
                </div>
              </ListForm>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
